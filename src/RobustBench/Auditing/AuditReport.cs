using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RobustBench.Auditing;

/// <summary>What an audit found, as a table to read, as <c>audit.csv</c> and as <c>audit.json</c>.</summary>
public static class AuditReport
{
    /// <summary>The table of one model and data set after the other.</summary>
    public static string Text(IReadOnlyList<AuditRow> rows)
    {
        var text = new StringBuilder();
        foreach (var group in rows.GroupBy(row => (row.Model, row.Dataset)))
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Model} on {group.Key.Dataset}, {group.First().Images} images{(group.First().Unread > 0 ? $", {group.First().Unread} more could not be read" : "")}"));
            text.AppendLine("  variant                    accuracy  points  changed  confidence");
            foreach (var row in group)
                text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"  {row.Variant,-26} {100 * row.Accuracy,8:F1} {100 * row.Difference,7:+0.0;-0.0;0.0} {row.Changed,8} {row.MostConfidence,11:F4}"));
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"  spread: {100 * Spread(group):F1} points; at most {100.0 * group.Max(row => row.Changed) / group.First().Images:F1}% of the decisions change"));
            text.AppendLine();
        }

        return text.ToString().TrimEnd() + Environment.NewLine;
    }

    /// <summary>Writes <c>audit.csv</c> and <c>audit.json</c>.</summary>
    public static void Write(IReadOnlyList<AuditRow> rows, string folder)
    {
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, "audit.csv"), Csv(rows));
        var spreads = rows.GroupBy(row => (row.Model, row.Dataset)).Select(group => (JsonNode)new JsonObject
        {
            ["model"] = group.Key.Model,
            ["dataset"] = group.Key.Dataset,
            ["images"] = group.First().Images,
            ["unread"] = group.First().Unread,
            ["spread"] = Spread(group),
            ["most_changed_decisions"] = group.Max(row => row.Changed),
        });
        Write(
            Path.Combine(folder, "audit.json"),
            new JsonObject { ["version"] = Built.Version, ["libtorch"] = Built.LibTorch, ["spreads"] = new JsonArray([.. spreads]) }.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>The largest accuracy less the smallest.</summary>
    private static double Spread(IEnumerable<AuditRow> rows) => (double)(rows.Max(row => row.Correct) - rows.Min(row => row.Correct)) / rows.First().Images;

    private static string Csv(IReadOnlyList<AuditRow> rows)
    {
        var csv = new StringBuilder("model,dataset,variant,images,varied,correct,accuracy,difference,changed_decisions,max_confidence_change\n");
        foreach (var row in rows)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Quoted(row.Model)},{Quoted(row.Dataset)},{row.Variant},{row.Images},{row.Varied},{row.Correct},");
            csv.Append(CultureInfo.InvariantCulture, $"{row.Accuracy},{row.Difference},{row.Changed},{row.MostConfidence}\n");
        }

        return csv.ToString();
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
