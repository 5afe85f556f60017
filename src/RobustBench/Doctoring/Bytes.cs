using System.Globalization;

namespace RobustBench.Doctoring;

/// <summary>Amounts of memory and disk as people read them.</summary>
internal static class Bytes
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

    /// <summary><c>1.5 GiB</c>: one decimal, in the largest unit of which there is at least one.</summary>
    public static string Text(long bytes)
    {
        var (amount, unit) = ((double)bytes, 0);
        while (amount >= 1024 && unit < Units.Length - 1) (amount, unit) = (amount / 1024, unit + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{amount:0.#} {Units[unit]}");
    }
}
