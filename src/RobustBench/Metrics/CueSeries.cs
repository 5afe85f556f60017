namespace RobustBench.Metrics;

/// <summary>How accuracy falls as cues are taken away: one observer's cells on the stages of one series.</summary>
/// <param name="Series">What the stages have in common: the data set's key without the stage's name; may be empty.</param>
/// <param name="Observer">The observer.</param>
/// <param name="Cells">The cell of each stage that the observer was shown.</param>
/// <remarks>
/// Geirhos et al. 2019, figure 2. A stage is a data set whose name ends in it (<c>2019/edge</c>, <c>objects-texture</c>),
/// shown as it is; or of another data set a condition: <c>clean</c>, <c>greyscale</c>, <c>silhouette</c>, <c>edges</c>.
/// </remarks>
public sealed record CueSeries(string Series, string Observer, IReadOnlyDictionary<CueStage, CellAccuracy> Cells)
{
    private static readonly (string Name, CueStage Stage)[] Names =
    [
        ("original", CueStage.Original), ("greyscale", CueStage.Greyscale), ("grayscale", CueStage.Greyscale),
        ("silhouette-filled", CueStage.Silhouette), ("silhouette", CueStage.Silhouette),
        ("edges", CueStage.Edges), ("edge", CueStage.Edges), ("texture", CueStage.Texture),
    ];

    private static readonly Dictionary<string, CueStage> Conditions = new(StringComparer.Ordinal)
    {
        ["clean"] = CueStage.Original,
        ["greyscale"] = CueStage.Greyscale,
        ["silhouette"] = CueStage.Silhouette,
        ["edges"] = CueStage.Edges,
    };

    /// <summary>The original's accuracy less a stage's, in [−1, 1], lower is better; null where the observer was not shown both.</summary>
    public double? Drop(CueStage stage) => Cells.GetValueOrDefault(CueStage.Original)?.Accuracy - Cells.GetValueOrDefault(stage)?.Accuracy;

    /// <summary>The 95% interval of <see cref="Drop"/>, as of different images; null where it is.</summary>
    public Interval? DropInterval(CueStage stage) => Drop(stage) is null
        ? null
        : Newcombe.Difference(Counts(Cells[CueStage.Original]), Counts(Cells[stage]));

    /// <summary>
    /// The series among some cells, in the order of the cells: those in which somebody was shown the original and a stage at
    /// least that is silhouette, edges or texture.
    /// </summary>
    public static IReadOnlyList<CueSeries> Find(IEnumerable<CellAccuracy> cells)
    {
        var staged = cells.Where(cell => !cell.IsFailed && cell.Images > 0)
            .Select(cell => (Cell: cell, Stage: StageOf(cell)))
            .Where(cell => cell.Stage is not null)
            .Select(cell => (cell.Cell, cell.Stage!.Value.Series, cell.Stage.Value.Stage));
        var all =
            from cell in staged
            group cell by (cell.Series, cell.Cell.Model) into own
            select new CueSeries(own.Key.Series, own.Key.Model, own.GroupBy(cell => cell.Stage).ToDictionary(stage => stage.Key, stage => stage.First().Cell));
        return
        [
            .. all.GroupBy(one => one.Series)
                .Where(series => series.Any(one => one.Cells.ContainsKey(CueStage.Original) && one.Cells.Keys.Any(stage => stage > CueStage.Greyscale)))
                .SelectMany(series => series),
        ];
    }

    private static (string Series, CueStage Stage)? StageOf(CellAccuracy cell)
    {
        foreach (var (name, stage) in Names)
        {
            if (!cell.Dataset.EndsWith(name, StringComparison.Ordinal)) continue;
            var series = cell.Dataset[..^name.Length];
            if (series.Length == 0 || series[^1] is '/' or '-' or '_')
                return cell.Condition is "clean" or "all" ? (series.TrimEnd('/', '-', '_'), stage) : null;
        }

        return Conditions.TryGetValue(cell.Condition, out var condition) ? (cell.Dataset, condition) : null;
    }

    private static (long, long) Counts(CellAccuracy cell) => (cell.Correct, cell.Images);
}
