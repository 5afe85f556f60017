using System.Globalization;
using System.Text.RegularExpressions;

namespace RobustBench.Data.ModelVsHuman;

/// <summary>What the names and values of trial files say of data set and condition.</summary>
internal static partial class ExperimentName
{
    /// <summary>The condition of the experiments that have a single one.</summary>
    public const string OnlyCondition = "all";

    private const string Session = "_session", Experiment = "-experiment";

    private static readonly HashSet<string> WithoutConditions = new(StringComparer.Ordinal)
    {
        "original", "greyscale", "grayscale", "texture", "edge", "silhouette", "silhouette-filled", "cue-conflict", "sketch", "stylized",
    };

    /// <summary>The data set of a file: its name before <c>_SUBJECT_session</c>; null where the subject does not stand there. In the subject <c>-</c> and <c>_</c> are equal.</summary>
    public static string? Dataset(string fileName, string subject)
    {
        var end = fileName.Replace('_', '-').LastIndexOf($"-{subject}{Session}".Replace('_', '-'), StringComparison.Ordinal);
        if (end <= 0) return null;
        var name = fileName[..end].Replace(Experiment, "", StringComparison.Ordinal);
        return name.Length > 0 ? name : null;
    }

    /// <summary>The condition's key: a decimal without trailing zeros; <see cref="OnlyCondition"/> in the experiments whose files' values mean nothing.</summary>
    public static string Condition(string dataset, string written)
    {
        if (WithoutConditions.Contains(dataset) || dataset.StartsWith("style-transfer-", StringComparison.Ordinal)) return OnlyCondition;
        return Decimal().IsMatch(written) ? decimal.Parse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString("0.############################", CultureInfo.InvariantCulture) : written;
    }

    [GeneratedRegex(@"^-?[0-9]{1,14}(\.[0-9]{1,14})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();
}
