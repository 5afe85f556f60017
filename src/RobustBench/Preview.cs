using RobustBench.Plans;
using RobustBench.Reports;
using RobustBench.Reports.ContactSheets;
using RobustBench.Running;
using RobustBench.Suites;

namespace RobustBench;

/// <summary>Draws the contact sheet of a suite: the stimuli that a run shows, one row an image, one column a condition.</summary>
public static class Preview
{
    /// <summary>Nobody looks through more, and they take memory.</summary>
    private const int MostPictures = 4000;

    /// <summary>Writes the sheet of the first images of each data set as a PNG.</summary>
    /// <param name="suiteFile">The suite; its networks are not loaded.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="images">The images of each data set; one that can't be read has no row.</param>
    /// <param name="conditions">Only the conditions whose key matches; null: all.</param>
    /// <param name="warn">Told, from several threads, what the sheet lacks.</param>
    /// <exception cref="InputException">The suite, or something that it names, is wrong.</exception>
    public static void Write(string suiteFile, string to, int images, string? conditions, Action<string> warn)
    {
        RequireTarget(to);
        var suite = Selected(SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable), conditions);
        using var datasets = DatasetSet.Open(suite, limit: null);
        Preflight.CheckConditions(suite, datasets.ByKey.Values);
        var pictures = datasets.ByKey.Values.Sum(dataset => (long)Math.Min(images, dataset.Count)) * suite.Conditions.Count;
        if (pictures > MostPictures)
            throw new InputException($"the sheet would have {pictures} stimuli, more than {MostPictures}: choose fewer --images, or some --conditions");
        var sheet = new ContactSheet
        {
            Title = suite.Name,
            Description = suite.Description,
            Conditions = [.. suite.Conditions.Select(entry => entry.Condition.Key)],
            Sections = [.. suite.Datasets.Select(entry => Section(suite, datasets.ByKey[entry.Key], images, warn))],
        };
        if (!PlotFont.Exists) warn("the sheet has no text, since this machine has no font: install one, such as the package fonts-dejavu-core");
        var png = SheetDrawing.Png(sheet);
        AtomicFile.Write(to, stream => stream.Write(png));
    }

    private static void RequireTarget(string path)
    {
        if (Directory.Exists(path)) throw new InputException($"--out {path}: is a folder: name a file, such as sheet.png");
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)) throw new InputException($"--out {path}: the sheet is a PNG: let its name end in .png");
    }

    private static Suite Selected(Suite suite, string? conditions)
    {
        if (conditions is null) return suite;
        List<ConditionEntry> selected = [.. suite.Conditions.Where(entry => Plan.Matches(conditions, entry))];
        return selected.Count > 0
            ? suite with { Conditions = selected }
            : throw new InputException($"--conditions {conditions}: no condition of the suite matches; its keys look like {suite.Conditions[^1].Condition.Key}");
    }

    private static SheetSection Section(Suite suite, OpenDataset dataset, int images, Action<string> warn)
    {
        var block = PictureBlock.Read(dataset, 0, 0, Math.Min(images, dataset.Count), new ParallelOptions(), new StageClock(), warn);
        var maker = new StimulusMaker(suite.Seed);
        var rows = Enumerable.Range(0, block.Pictures.Count).AsParallel().AsOrdered().Select(index => new SheetRow(
            block.Records[index].Key,
            dataset.NameOf(block.Records[index].Label),
            [.. suite.Conditions.Select(entry => Thumbnail.Of(StimulusPicture.Of(maker.Make(block, index, entry.Condition))))]));
        return new SheetSection(dataset.Entry.Key, $"{dataset.Height} × {dataset.Width} pixels", [.. rows]);
    }
}
