using RobustBench.Trials;

namespace RobustBench.Comparing;

/// <summary>Finds the cells of two models that belong together, and refuses to compare what was not shown the same.</summary>
/// <param name="baseline">The one side.</param>
/// <param name="candidate">The other.</param>
/// <param name="isCompared">Whether a data set and condition are asked for.</param>
internal sealed class Comparability(ComparedSide baseline, ComparedSide candidate, Func<TrialCell, bool> isCompared)
{
    private const int Shown = 5;

    private readonly List<string> _problems = [];

    /// <summary>What was left out.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The cells of each pair of models.</summary>
    /// <exception cref="InputException">Seeds, labels, stimuli, conditions or data sets differ; every difference is named.</exception>
    public IReadOnlyList<(TrialCell Baseline, TrialCell Candidate)> Cells(IEnumerable<(string Baseline, string Candidate)> models)
    {
        List<(TrialCell, TrialCell)> pairs = [.. models.SelectMany(pair => Cells(pair.Baseline, pair.Candidate))];
        if (baseline.Run.Exists && candidate.Run.Exists && baseline.Folder != candidate.Folder) CompareRuns([.. pairs.Select(pair => pair.Item1.Dataset).Distinct()]);
        if (pairs.Count == 0 && _problems.Count == 0)
            _problems.Add($"{baseline.Name} and {candidate.Name} have no data set and condition in common");
        return _problems.Count > 0 ? throw new InputException(_problems) : pairs;
    }

    private List<(TrialCell, TrialCell)> Cells(string old, string now)
    {
        var first = CellsOf(baseline, old);
        var second = CellsOf(candidate, now);
        // People and networks of other programs were shown what they were shown; two runs of one suite differ by accident.
        var imported = first.Values.Concat(second.Values).Any(cell => cell.IsImported);
        Missing(first.Keys.Except(second.Keys), candidate, now, imported);
        Missing(second.Keys.Except(first.Keys), baseline, old, imported);
        var pairs = first.Where(cell => second.ContainsKey(cell.Key)).Select(cell => (cell.Value, second[cell.Key])).ToList();
        foreach (var cell in pairs.SelectMany(pair => new[] { pair.Item1, pair.Item2 }).Where(cell => !cell.IsComplete))
            _problems.Add($"`{cell.Model}` on `{cell.Dataset}` under `{cell.Condition}` has {cell.Found} of {cell.Expected} images: run the suite to its end first");
        var others = pairs.Where(pair => !ShownTheSame(pair.Item1, pair.Item2)).Select(pair => $"{pair.Item1.Dataset} · {pair.Item1.Condition}").ToList();
        if (others.Count > 0)
            _problems.Add($"`{old}` and `{now}` were not shown the same images: the data, the stimuli, the seed or the condition's definition differ for {Listed(others)}; run the suite again for one of them");
        return pairs;
    }

    private Dictionary<(string, string), TrialCell> CellsOf(ComparedSide side, string model) => side.Cells
        .Where(cell => cell.Model == model && cell.Counts is null && isCompared(cell))
        .ToDictionary(cell => (cell.Dataset, cell.Condition));

    private void Missing(IEnumerable<(string Dataset, string Condition)> cells, ComparedSide side, string model, bool imported)
    {
        List<string> names = [.. cells.Select(cell => $"{cell.Dataset} · {cell.Condition}")];
        if (names.Count == 0) return;
        if (imported) Notes.Add($"not compared, since {side.Folder} has no trials of `{model}` there: {Listed(names)}");
        else _problems.Add($"{side.Folder} has no trials of `{model}` for {Listed(names)}: run the suite to its end, or compare a part with --conditions and --datasets");
    }

    /// <summary>Parts of other sizes can't be held against each other; the images' keys and labels then have to do.</summary>
    private static bool ShownTheSame(TrialCell one, TrialCell other) =>
        one.Parts.Count != other.Parts.Count
        || one.Parts.Zip(other.Parts).All(parts => parts.First.Images != parts.Second.Images
            || parts.First.Header.Shown is null || parts.Second.Header.Shown is null || parts.First.Header.Shown == parts.Second.Header.Shown);

    private void CompareRuns(IReadOnlyList<string> datasets)
    {
        Differ("the seed", run => run["suite"]["seed"].Text);
        Differ("the labels", run => Text(run["suite"]["labels"]));
        foreach (var dataset in datasets)
        {
            Differ($"the stimulus of `{dataset}`", run => Text(Dataset(run, dataset)["stimulus"]));
            Differ($"the classes that `{dataset}` is scored among", run => Text(Dataset(run, dataset)["among"]));
        }
    }

    private void Differ(string what, Func<RunJson, string> fact)
    {
        var (old, now) = (fact(baseline.Run), fact(candidate.Run));
        if (old != now && old.Length > 0 && now.Length > 0)
            _problems.Add($"{what}: {old} in {baseline.Folder} and {now} in {candidate.Folder}: compare runs of one suite");
    }

    private static RunJson Dataset(RunJson run, string key) => run["datasets"].Items.FirstOrDefault(dataset => dataset["key"].Text == key) ?? RunJson.Nothing;

    private static string Text(RunJson fact) => fact.Members.Any() ? string.Join(", ", fact.Members.Select(member => $"{member.Name} {member.Value.Text}")) : fact.Text;

    private static string Listed(List<string> names) => string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");
}
