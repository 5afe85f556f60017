using System.Text.RegularExpressions;

namespace RobustBench.Tests.Cli;

public sealed partial class HelpTests
{
    private static readonly string Help = Program.Run("--help").Output;

    public static TheoryData<string> Verbs => [.. VerbLine().Matches(Help).Select(match => match.Groups[1].Value)];

    [Fact]
    public void Without_arguments_the_program_shows_its_help()
    {
        var program = Program.Run();

        Assert.Equal((0, Help, ""), (program.ExitCode, program.Output, program.Errors));
        Assert.Matches(@"(?m)^  run <SUITE\.yaml>", Help);
    }

    [Fact]
    public void The_programs_help_ends_with_an_example_that_needs_no_installation() =>
        Assert.Matches(@"Example, at the repository's root:\n  dotnet run -c Release --project src/RobustBench\.Cli -- run suites/\S+\.yaml .*\n$", Help);

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_help_of_every_verb_ends_with_examples_of_it(string verb)
    {
        var program = Program.Run(verb, "--help");

        Assert.Equal((0, ""), (program.ExitCode, program.Errors));
        Assert.Matches($@"Examples?, .*at the repository's root:\n(  robustbench .*\n)*  robustbench {verb}( .*)?\n$", program.Output);
    }

    [Theory]
    [InlineData("`rnu` is no command of robustbench: did you mean `run`?\nsee robustbench --help\n", "rnu", "suite.yaml")]
    [InlineData("`--sharrd` is no option of run: did you mean `--shard`?\nsee robustbench run --help\n", "run", "suite.yaml", "--sharrd", "1/2")]
    [InlineData("`more` is one argument too many for run\nsee robustbench run --help\n", "run", "suite.yaml", "more")]
    [InlineData("Required argument 'SUITE.yaml' missing for command: 'run'.\nsee robustbench run --help\n", "run")]
    [InlineData("--images x: write a whole number of at least 1\nsee robustbench preview --help\n", "preview", "suite.yaml", "--out", "a.png", "--images", "x")]
    [InlineData("Argument 'x' not recognized. Must be one of: 'model-vs-human' 'csv'\nsee robustbench export --help\n", "export", "r", "--to", "x", "--format", "x")]
    public void A_wrong_command_line_is_told_what_was_meant_and_where_help_is(string errors, params string[] arguments)
    {
        var program = Program.Run(arguments);

        Assert.Equal((2, "", errors), (program.ExitCode, program.Output, program.Errors));
    }

    [GeneratedRegex(@"(?<=\nCommands:\n(?:  .*\n)*)  ([a-z]+) .*\n")]
    private static partial Regex VerbLine();
}
