using RobustBench.Tests.Running;

namespace RobustBench.Tests.Cli;

public sealed class PreviewCommandTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Preview_is_a_verb_that_needs_a_file_to_write()
    {
        var program = Program.Run("preview", _tiny.SuitePath, "--out", _tiny.File("sheet.png"), "--images", "1");

        Assert.Equal((0, "", ""), (program.ExitCode, program.Output, program.Errors));
        Assert.True(File.Exists(_tiny.File("sheet.png")));
        Assert.Equal(2, Program.Run("preview", _tiny.SuitePath).ExitCode);
        Assert.Equal(2, Program.Run("preview", _tiny.SuitePath, "--out", _tiny.File("sheet.png"), "--images", "0").ExitCode);
    }
}
