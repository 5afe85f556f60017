using System.CommandLine;
using RobustBench.Suites;

namespace RobustBench.Cli;

/// <summary>Says what is wrong with a command line, one line each, and where help is.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var isProgram = command is RootCommand;
        var unknown = Unknown(parsed, command, isProgram).ToList();
        // Besides what nobody knows, the parser complains of what it therefore misses.
        var problems = unknown.Count > 0 ? unknown : parsed.Errors.Select(error => OnOneLine(error.Message));
        return [.. problems.Distinct(), isProgram ? "see robustbench --help" : $"see robustbench {command.Name} --help"];
    }

    private static IEnumerable<string> Unknown(ParseResult parsed, Command command, bool isProgram)
    {
        var unmatched = parsed.UnmatchedTokens;
        // What follows an unknown option or verb is most likely its own value.
        var options = unmatched.Where(IsOption).ToList();
        if (options.Count > 0)
        {
            var known = command.Options.Where(option => !option.Hidden).Select(option => option.Name).ToList();
            return options.Select(name => $"`{name}` is no option of {(isProgram ? "robustbench" : command.Name)}{Nearest.Hint(name, known)}");
        }

        return unmatched switch
        {
            [] => [],
            [var verb, ..] when isProgram => [$"`{verb}` is no command of robustbench{Nearest.Hint(verb, command.Subcommands.Select(known => known.Name))}"],
            _ => unmatched.Select(surplus => $"`{surplus}` is one argument too many for {command.Name}"),
        };
    }

    private static bool IsOption(string token) => token.StartsWith('-') && token.Length > 1;

    private static string OnOneLine(string message) =>
        OneLine.Of(string.Join(' ', message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)));
}
