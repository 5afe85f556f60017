namespace RobustBench.Tests.Cli;

public sealed class StyliseCommandTests
{
    [Theory]
    [InlineData("--alpha has no part in iterative transfer: leave it out", "--network", "zoo/standard", "--alpha", "0.3")]
    [InlineData("--steps has no part in feed-forward transfer: leave it out", "--encoder", "e.pth", "--decoder", "d.pth", "--steps", "9")]
    [InlineData("--network NAME for iterative style transfer", "--seed", "1")]
    public void What_has_no_part_in_the_method_is_one_line_and_exit_code_2(string expected, params string[] method)
    {
        var program = Program.Run(_ => { }, [], ["stylise", "--content", "cue16:original:1", "--style", "cue16:texture:1", "--out", "results/never", .. method]);

        Assert.Equal(2, program.ExitCode);
        Assert.Contains(expected, Assert.Single(program.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }
}
