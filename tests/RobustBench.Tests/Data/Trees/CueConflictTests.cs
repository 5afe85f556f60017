using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.Trees;

public sealed class CueConflictTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_label_is_the_shape_and_both_cues_are_kept()
    {
        Write("cat/cat4-clock2.png", "clock/clock1-cat7.png");
        using var images = Opened.Of("cue-conflict", ("path", _folder.Path));

        Assert.Equal(["cat/cat4-clock2.png 0", "clock/clock1-cat7.png 1"], images.Labelled());
        Assert.Equal(["shape", "texture"], images.Columns);
        Assert.Equal(["clock", "cat"], images.Describe(1).Further);
    }

    [Theory]
    [InlineData("cat/cat4.png", "the name is not SHAPE4-TEXTURE2.png")]
    [InlineData("dog/cat4-clock2.png", "the name says the shape is `cat`, and the folder `dog`")]
    public void A_name_that_says_something_else_is_an_input_error(string path, string expected)
    {
        Write(path);

        Assert.Contains(expected, Assert.Single(Opened.Problems("cue-conflict", ("path", _folder.Path))), StringComparison.Ordinal);
    }

    private void Write(params string[] paths)
    {
        foreach (var path in paths)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(path))!);
            File.WriteAllBytes(_folder.File(path), Png.Bytes(1));
        }
    }
}
