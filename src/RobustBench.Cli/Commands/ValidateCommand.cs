using System.CommandLine;

namespace RobustBench.Cli.Commands;

/// <summary><c>validate SUITE.yaml</c>: every problem of a suite and of what it names.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var suite = new Argument<string>("SUITE.yaml") { Description = "The suite to check." };
        var command = new Verb(
            "validate", "Checks a suite and everything it names, and runs nothing.", ["robustbench validate suites/cifar10-grid.yaml"])
        { suite };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(suite)!;
            var problems = SuiteValidation.Problems(file);
            foreach (var problem in problems) Console.Error.WriteLine(problem);
            if (problems.Count == 0) Console.Out.WriteLine($"{file}: no problems");
            return problems.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }
}
