using System.Text.RegularExpressions;

namespace RobustBench.Suites;

/// <summary>Replaces <c>${NAME}</c> and <c>${NAME:-default}</c> by environment variables.</summary>
internal sealed partial class Variables(Func<string, string?> lookUp)
{
    /// <summary>The text with every variable replaced; an unset one without default is a problem at its own column.</summary>
    public string Expand(string text, Place start, Problems problems)
    {
        if (!text.Contains("${", StringComparison.Ordinal)) return text;
        return Variable().Replace(text, match =>
        {
            var (name, value) = (match.Groups["name"].Value, lookUp(match.Groups["name"].Value));
            if (!string.IsNullOrEmpty(value)) return value;
            if (match.Groups["default"].Success) return match.Groups["default"].Value;
            if (value is not null) return value;
            var place = text.AsSpan(0, match.Index).Contains('\n') ? start : start with { Column = start.Column + match.Index };
            problems.Add(place, $"the environment variable {name} is not set: set it, or write ${{{name}:-default}}");
            return match.Value;
        });
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?\}")]
    private static partial Regex Variable();
}
