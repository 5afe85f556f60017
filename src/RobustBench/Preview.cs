using RobustBench.Reports;
using RobustBench.Reports.ContactSheets;
using RobustBench.Running;
using RobustBench.Suites;

namespace RobustBench;

/// <summary>Draws the contact sheet of a suite: the stimuli that a run shows, one row an image, one column a condition.</summary>
public static class Preview
{
    /// <summary>Writes the sheet of the first images of each data set as a PNG.</summary>
    /// <param name="suiteFile">The suite; its networks are not loaded.</param>
    /// <param name="to">The file to write.</param>
    /// <param name="images">The images of each data set; one that can't be read has no row.</param>
    /// <param name="warn">Told, from several threads, what the sheet lacks.</param>
    /// <exception cref="InputException">The suite, or something that it names, is wrong.</exception>
    public static void Write(string suiteFile, string to, int images, Action<string> warn)
    {
        var suite = SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable);
        using var datasets = DatasetSet.Open(suite, limit: null);
        Preflight.CheckConditions(suite, datasets.ByKey.Values);
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
