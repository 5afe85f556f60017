using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RobustBench.Comparing;

/// <summary>
/// How far resize filters, decoders and arithmetic alone move an accuracy, as <c>audit.json</c> of a results folder says: a
/// difference below it may come from how the images were read.
/// </summary>
internal static class AuditSpread
{
    /// <summary>A line for each model and data set with differences below the spread of either side's audit.</summary>
    public static IEnumerable<string> Warnings(IReadOnlyList<ComparedCell> cells, string baselineFolder, string candidateFolder)
    {
        var (old, now) = (Read(baselineFolder), Read(candidateFolder));
        foreach (var group in cells.GroupBy(cell => (cell.Baseline, cell.Candidate, cell.Dataset)))
        {
            var spread = Math.Max(old.GetValueOrDefault((group.Key.Baseline, group.Key.Dataset)), now.GetValueOrDefault((group.Key.Candidate, group.Key.Dataset)));
            List<string> small = [.. group.Where(cell => cell.Difference != 0 && Math.Abs(cell.Difference) < spread).Select(cell => cell.Condition)];
            if (small.Count > 0)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"`{group.Key.Candidate}` on `{group.Key.Dataset}`: {(small.Count == 1 ? $"the difference under {small[0]} is" : $"{small.Count} differences, the first under {small[0]}, are")} smaller than the {100 * spread:F1} points by which resize filter, decoder and precision alone move the accuracy (audit.json)");
            }
        }
    }

    private static Dictionary<(string Model, string Dataset), double> Read(string folder)
    {
        var path = Path.Combine(folder, "audit.json");
        if (!File.Exists(path)) return [];
        try
        {
            return JsonNode.Parse(File.ReadAllText(path))!["spreads"]!.AsArray()
                .ToDictionary(entry => ((string)entry!["model"]!, (string)entry["dataset"]!), entry => (double)entry!["spread"]!);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentException)
        {
            throw new InputException($"{path}: is no audit of this program: make it again with `robustbench audit --results`", error);
        }
    }
}
