using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>A series with its observers, as the plot shows it: all people as one.</summary>
/// <param name="Series">What the stages have in common.</param>
/// <param name="Observers">The observers: name, number among all of the report, and right answers and images of each stage.</param>
internal sealed record CueSeriesPanel(string Series, IReadOnlyList<(string Name, int Mark, IReadOnlyDictionary<CueStage, (long Correct, long Images)> Stages)> Observers)
{
    /// <summary>The panels.</summary>
    /// <param name="series">The series.</param>
    /// <param name="models">All observers of the report, in their order.</param>
    public static IReadOnlyList<CueSeriesPanel> Of(IEnumerable<CueSeries> series, IReadOnlyList<string> models)
    {
        var marks = models.Index().ToDictionary(model => model.Item, model => model.Index);
        return [.. series.GroupBy(one => one.Series).Select(panel => new CueSeriesPanel(panel.Key, [.. Shown([.. panel], marks)]))];
    }

    private static IEnumerable<(string Name, int Mark, IReadOnlyDictionary<CueStage, (long Correct, long Images)> Stages)> Shown(
        List<CueSeries> series, Dictionary<string, int> marks)
    {
        var people = series.FindAll(one => People.Has(one.Observer));
        // A pool that the import made has as many answers as they.
        var arePooled = people.Count > 1 && series.Exists(one => !People.Has(one.Observer) && Enum.GetValues<CueStage>().All(stage => Counts([one], stage) == Counts(people, stage)));
        foreach (var one in series.Where(one => people.Count == 1 || !People.Has(one.Observer)).OrderBy(one => marks[one.Observer]))
            yield return (one.Observer, marks[one.Observer], Stages([one]));
        if (people.Count > 1 && !arePooled)
            yield return (string.Create(CultureInfo.InvariantCulture, $"people ({people.Count})"), marks[people[0].Observer], Stages(people));
    }

    private static Dictionary<CueStage, (long, long)> Stages(List<CueSeries> observers) => Enum.GetValues<CueStage>()
        .Select(stage => (Stage: stage, Counts: Counts(observers, stage)))
        .Where(stage => stage.Counts.Images > 0)
        .ToDictionary(stage => stage.Stage, stage => stage.Counts);

    private static (long Correct, long Images) Counts(List<CueSeries> observers, CueStage stage)
    {
        var cells = observers.Select(one => one.Cells.GetValueOrDefault(stage)).OfType<CellAccuracy>().ToList();
        return (cells.Sum(cell => cell.Correct), cells.Sum(cell => cell.Images));
    }
}
