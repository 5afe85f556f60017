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
        var suite = SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable);
        var attacks = suite.Conditions.Where(condition => condition.Condition.Attack is not null && (conditions is null || condition.Matches(conditions))).ToList();
        if (attacks.Count > 0) warn($"the sheet leaves out attacks ({attacks[0].Condition.Key}{(attacks.Count > 1 ? ", …" : "")}), which need a network: run the suite with --pictures to see theirs");
        using var datasets = DatasetSet.Open(suite, limit: null);
        if (ShownConditions.Problem(suite, datasets.Sizes, conditions) is { } problem) throw new InputException(problem);
        var shown = (
            from entry in suite.Datasets
            let dataset = datasets.ByKey[entry.Key]
            from own in ShownConditions.Of(suite, entry, dataset.Size, conditions).Where(condition => condition.Item.Condition.Attack is null).GroupBy(condition => (condition.First, condition.Images))
            select (Dataset: dataset, own.Key.First, own.Key.Images, Conditions: own.Select(condition => condition.Item).ToList())).ToList();
        if (shown.Count == 0) throw new InputException("all conditions are attacks, which need a network: run the suite with --pictures to see their images");
        Preflight.CheckConditions(shown.SelectMany(pair => pair.Conditions.Select(condition => (condition, pair.Dataset))));
        var pictures = shown.Sum(pair => (long)Math.Min(images, pair.Images) * pair.Conditions.Count);
        if (pictures > MostPictures)
            throw new InputException($"the sheet would have {pictures} stimuli, more than {MostPictures}: choose fewer --images, or some --conditions");
        using var styled = new StyledImages();
        var maker = new StimulusMaker(suite.Seed, styled);
        var sheet = new ContactSheet
        {
            Title = suite.Name,
            Description = suite.Description,
            Sections = [.. shown.Select(pair => Section(maker, pair.Dataset, pair.Conditions, pair.First, Math.Min(images, pair.Images), warn))],
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

    private static SheetSection Section(StimulusMaker maker, OpenDataset dataset, List<ConditionEntry> conditions, int first, int images, Action<string> warn)
    {
        var block = PictureBlock.Read(dataset, first, images, new ParallelOptions(), new StageClock(), warn);
        var rows = Enumerable.Range(0, block.Pictures.Count).AsParallel().AsOrdered().Select(index => new SheetRow(
            block.Records[index].Key,
            dataset.NameOf(block.Records[index].Label),
            [.. conditions.Select(entry => Thumbnail.Of(StimulusPicture.Of(maker.Make(block, index, entry.Condition))))]));
        return new SheetSection(dataset.Entry.Key, $"{dataset.Height} × {dataset.Width} pixels", [.. conditions.Select(entry => entry.Condition.Key)], [.. rows]);
    }
}
