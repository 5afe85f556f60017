using System.Globalization;

namespace RobustBench.Reports;

/// <summary>Proportions for readers.</summary>
internal static class Percent
{
    /// <summary>Percent with one decimal: <c>87.5</c> for 0.875; the absent text where there is none.</summary>
    public static string Text(double? proportion, string absent = "") =>
        (100 * proportion)?.ToString("F1", CultureInfo.InvariantCulture) ?? absent;
}
