using System.CommandLine;
using System.CommandLine.Invocation;

namespace RobustBench.Cli;

/// <summary>The usual help, and below it the examples of the command.</summary>
/// <param name="usual">What prints the usual help.</param>
/// <param name="ofProgram">The examples of the program itself.</param>
internal sealed class HelpWithExamples(SynchronousCommandLineAction usual, IReadOnlyList<string> ofProgram) : SynchronousCommandLineAction
{
    /// <summary>Help is asked for where a command line is wrong otherwise, too.</summary>
    public override bool ClearsParseErrors => usual.ClearsParseErrors;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : ofProgram;
        output.WriteLine(examples.Count == 1 ? "Example, at the repository's root:" : "Examples, one after the other at the repository's root:");
        foreach (var example in examples) output.WriteLine($"  {example}");
        return exitCode;
    }
}
