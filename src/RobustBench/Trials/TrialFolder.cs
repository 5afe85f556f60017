using System.Globalization;

namespace RobustBench.Trials;

/// <summary>The trials of a results folder: <c>trials/model/dataset/condition/part-00000.parquet</c>.</summary>
/// <param name="resultsFolder">The results folder; its <c>trials</c> need not be there yet.</param>
public sealed class TrialFolder(string resultsFolder)
{
    private const string PartStart = "part-";
    private const string PartEnding = ".parquet";

    private readonly string _trials = Path.Combine(resultsFolder, "trials");

    /// <summary>Where a part stands.</summary>
    /// <param name="model">The model's key.</param>
    /// <param name="dataset">The data set's key.</param>
    /// <param name="condition">The condition's canonical key.</param>
    /// <param name="index">The part's position in its cell, from 0.</param>
    public string PartPath(string model, string dataset, string condition, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var file = string.Create(CultureInfo.InvariantCulture, $"{PartStart}{index:D5}{PartEnding}");
        return Path.Combine(_trials, SafeName.Of(model), SafeName.Of(dataset), SafeName.Of(condition), file);
    }

    /// <summary>The paths of the parts that are there, in ordinal order; files still being written are none.</summary>
    public IReadOnlyList<string> PartPaths()
    {
        if (!Directory.Exists(_trials))
            return [];

        var files = Directory.EnumerateFiles(_trials, PartStart + "*" + PartEnding, SearchOption.AllDirectories).Where(IsPart);
        return [.. files.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The cells that are there, complete or not, by model, data set and condition: each in the order of the suite, those
    /// that share a position or have none (below 0) in the natural order of their keys. Reads the parts' headers, not their
    /// trials.
    /// </summary>
    /// <exception cref="InputException">Some parts are damaged; every one is named.</exception>
    public IReadOnlyList<TrialCell> Cells()
    {
        var (parts, problems) = (new List<PartSummary>(), new List<string>());
        foreach (var path in PartPaths())
        {
            try
            {
                parts.Add(TrialFile.ReadSummary(path));
            }
            catch (InputException problem)
            {
                problems.AddRange(problem.Problems);
            }
        }

        if (problems.Count > 0)
            throw new InputException(problems);

        var models = Ranks(parts, header => header.Model, header => header.Position.Model);
        var datasets = Ranks(parts, header => header.Dataset, header => header.Position.Dataset);
        var conditions = Ranks(parts, header => header.Condition, header => header.Position.Condition);
        return [.. parts
            .GroupBy(part => (part.Header.Model, part.Header.Dataset, part.Header.Condition))
            .Select(cell => new TrialCell(
                [.. cell], new(models[cell.Key.Model], datasets[cell.Key.Dataset], conditions[cell.Key.Condition])))
            .OrderBy(cell => cell.Position.Model)
            .ThenBy(cell => cell.Position.Dataset)
            .ThenBy(cell => cell.Position.Condition)];
    }

    // A key may have several positions (a suite that grew between runs): it keeps the first, so that it stays in one place.
    private static Dictionary<string, int> Ranks(
        IEnumerable<PartSummary> parts, Func<PartHeader, string> key, Func<PartHeader, int> position) =>
        parts.GroupBy(part => key(part.Header), part => position(part.Header), StringComparer.Ordinal)
            .OrderBy(positions => positions.Min(at => at < 0 ? int.MaxValue : at))
            .ThenBy(positions => positions.Key, NaturalOrder.Instance)
            .Select((positions, rank) => (positions.Key, rank))
            .ToDictionary(pair => pair.Key, pair => pair.rank, StringComparer.Ordinal);

    private static bool IsPart(string path)
    {
        var index = Path.GetFileName(path.AsSpan())[PartStart.Length..^PartEnding.Length];
        return index.Length >= 5 && !index.ContainsAnyExceptInRange('0', '9');
    }
}
