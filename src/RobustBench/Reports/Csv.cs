using System.Globalization;

namespace RobustBench.Reports;

/// <summary>Comma-separated text as RFC 4180 has it, with <c>\n</c> at the end of each line.</summary>
internal static class Csv
{
    /// <summary>One line; a field is quoted where it must be.</summary>
    public static void WriteLine(TextWriter to, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                to.Write(',');
            to.Write(Field(fields[i]));
        }

        to.Write('\n');
    }

    /// <summary>The number in its shortest form that reads back as the same; empty where there is none.</summary>
    public static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The number.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
