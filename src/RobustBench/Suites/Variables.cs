using System.Text.RegularExpressions;

namespace RobustBench.Suites;

/// <summary>Replaces <c>${NAME}</c> and <c>${NAME:-default}</c> by environment variables.</summary>
internal sealed partial class Variables(Func<string, string?> lookUp)
{
    /// <summary>A variable, in what the regular expressions of .NET, ECMAScript and Python have in common.</summary>
    public const string Pattern = @"\$\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?\}";

    private const int Name = 1, Default = 3;

    /// <summary>The text with every variable replaced; an unset one without default is a problem at its own column.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="column">The column of its first character; null where the text goes over several lines.</param>
    /// <param name="problems">Gets the problems.</param>
    public string Expand(string text, Place start, int? column, Problems problems)
    {
        if (!text.Contains("${", StringComparison.Ordinal)) return text;
        return Variable().Replace(text, match =>
        {
            var (name, value) = (match.Groups[Name].Value, lookUp(match.Groups[Name].Value));
            if (!string.IsNullOrEmpty(value)) return value;
            if (match.Groups[Default].Success) return match.Groups[Default].Value;
            if (value is not null) return value;
            var place = column is { } first ? start with { Column = first + match.Index } : start;
            problems.Add(place, $"the environment variable {name} is not set: set it, or write ${{{name}:-default}}");
            return match.Value;
        });
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex Variable();
}
