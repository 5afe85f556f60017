using System.Globalization;
using RobustBench.Comparing;
using RobustBench.Plans;
using RobustBench.Reports.ContactSheets;
using RobustBench.Running;
using RobustBench.Suites;

namespace RobustBench;

/// <summary>Draws the negative flips of a comparison: each stimulus with both decisions and confidences.</summary>
public static class FlipGallery
{
    private const int MostOfCell = 20;

    /// <summary>Writes the sheet as a PNG: of each cell the flips of which the candidate is surest.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="suiteFile">The suite that ran, which says where the images are; its networks are not loaded.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="warn">Told, from several threads, what the sheet lacks.</param>
    /// <exception cref="InputException">The suite is wrong, or has not the data sets of the comparison.</exception>
    public static void Write(Comparison comparison, string suiteFile, string to, Action<string> warn)
    {
        var suite = SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable);
        using var datasets = DatasetSet.Open(suite, limit: null);
        using var styled = new StyledImages();
        var maker = new StimulusMaker(suite.Seed, styled);
        var sections = comparison.Cells.Where(cell => cell.NegativeFlips.Count > 0).Select(cell => Section(suite, datasets, maker, cell, warn)).OfType<SheetSection>().ToList();
        var png = SheetDrawing.Png(new ContactSheet
        {
            Title = $"Negative flips: {comparison.Candidate} against {comparison.Baseline}",
            Description = sections.Count > 0 ? "what the baseline was right and the candidate is wrong about, of each cell those of which the candidate is surest" : "there are none",
            Sections = sections,
        });
        AtomicFile.Write(to, stream => stream.Write(png));
    }

    private static SheetSection? Section(Suite suite, DatasetSet datasets, StimulusMaker maker, ComparedCell cell, Action<string> warn)
    {
        if (suite.Datasets.FirstOrDefault(entry => entry.Key == cell.Dataset) is not { } entry)
            throw new InputException($"--suite: it has no data set `{cell.Dataset}`, which was compared: give the suite that ran");
        var dataset = datasets.ByKey[entry.Key];
        if (ShownConditions.Of(suite, entry, dataset.Size, null).FirstOrDefault(shown => shown.Item.Condition.Key == cell.Condition) is not { } shown)
            throw new InputException($"--suite: `{cell.Dataset}` is not shown under {cell.Condition}, which was compared: give the suite that ran");
        if (shown.Item.Condition.Attack is not null)
        {
            warn($"the gallery leaves out {cell.Dataset} · {cell.Condition}: an attack's images need its network");
            return null;
        }

        var positions = Enumerable.Range(shown.First, shown.Images).ToDictionary(index => dataset.Describe(index).Key, StringComparer.Ordinal);
        var rows = cell.NegativeFlips.Take(MostOfCell).Where(flip => positions.ContainsKey(flip.Image)).AsParallel().AsOrdered()
            .Select(flip => Row(PictureBlock.Read(dataset, positions[flip.Image], 1, new ParallelOptions(), new StageClock(), warn), maker, shown.Item, flip))
            .OfType<SheetRow>().ToList();
        var models = cell.Baseline == cell.Candidate ? cell.Candidate : $"{cell.Candidate} against {cell.Baseline}";
        return new SheetSection($"{cell.Dataset}: {models}", $"{rows.Count} of {cell.Answers.OnlyFirst} negative flips", [cell.Condition], rows);
    }

    private static SheetRow? Row(PictureBlock block, StimulusMaker maker, ConditionEntry condition, Flip flip) => block.Pictures.Count == 0
        ? null
        : new SheetRow(
            flip.Image, $"{flip.Baseline}{Sure(flip.BaselineConfidence)}, now {flip.Candidate}{Sure(flip.CandidateConfidence)}",
            [Thumbnail.Of(StimulusPicture.Of(maker.Make(block, 0, condition.Condition)))]);

    private static string Sure(float? confidence) => confidence is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known:F2})") : "";
}
