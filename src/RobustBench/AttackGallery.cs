using System.Globalization;
using RobustBench.Plans;
using RobustBench.Reports.AttackPictures;
using RobustBench.Running;
using RobustBench.Trials;
using static TorchSharp.torch;

namespace RobustBench;

/// <summary>
/// Draws what attacks did to some images. The images are made again: an attack's outcome depends on the seed, the image and the
/// networks alone. So pictures can be had of trials that were made long ago.
/// </summary>
/// <param name="datasets">The data sets by key.</param>
/// <param name="networks">The networks of the cells.</param>
/// <param name="maker">Makes the stimuli.</param>
/// <param name="device">Where the networks are.</param>
/// <param name="cancel">Ends a search at its next question.</param>
internal sealed class AttackGallery(
    IReadOnlyDictionary<string, OpenDataset> datasets, NetworkSet networks, StimulusMaker maker, Device device, CancellationToken cancel)
{
    /// <summary>The parts of a plan that are of cells with an attack, one of each cell.</summary>
    public static IReadOnlyList<PlannedPart> Cells(Plan plan) => [.. plan.Parts.Where(part => part.Attacked is not null).DistinctBy(part => part.Position)];

    /// <summary>Writes the pictures of cells, each of its first images on which the attack succeeded, else of the first on which it was tried.</summary>
    /// <param name="results">The results folder, which has the trials.</param>
    /// <param name="cells">A part of each cell.</param>
    /// <param name="count">The images of each cell.</param>
    /// <param name="threads">Cells that are drawn side by side.</param>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public void Write(string results, IReadOnlyList<PlannedPart> cells, int count, int threads)
    {
        var (folder, trials) = (new PictureFolder(results), new TrialFolder(results).Cells().ToDictionary(cell => (cell.Model, cell.Dataset, cell.Condition)));
        Parallel.ForEach(cells, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, part =>
        {
            var key = (part.Model.Key, part.Dataset.Key, part.Condition.Condition.Key);
            if (!trials.TryGetValue(key, out var cell)) return;
            set_num_threads(1);
            using var mode = inference_mode();
            var rows = Chosen(part, cell, count).Select(image => Row(part, image)).OfType<AttackSheetRow>().ToList();
            if (rows.Count == 0) return;
            var sheet = new AttackSheet { Title = $"{key.Item1} · {key.Item2}", Subtitle = key.Item3, Rows = rows };
            AtomicFile.WriteIfChanged(folder.PathOf(key.Item1, key.Item2, key.Item3), AttackSheetDrawing.Png(sheet));
        });
    }

    /// <summary>The positions in the data set of the images to be drawn.</summary>
    private IEnumerable<int> Chosen(PlannedPart part, TrialCell cell, int count)
    {
        var columns = cell.Columns.ToList();
        var (success, queries, gradients) = (columns.IndexOf(AttackColumns.Success), columns.IndexOf(AttackColumns.Queries), columns.IndexOf(AttackColumns.Gradients));
        var tried = cell.ReadTrials().Where(trial => trial.Further[queries] != "0" || trial.Further[gradients] != "0").ToList();
        var best = tried.Where(trial => trial.Further[success] == AttackColumns.True).Take(count).ToList();
        var keys = (best.Count > 0 ? best : [.. tried.Take(count)]).Select(trial => trial.Image).ToHashSet(StringComparer.Ordinal);
        var dataset = datasets[part.Dataset.Key];
        return Enumerable.Range(0, dataset.Count).Where(index => keys.Contains(dataset.Describe(index).Key)).Take(keys.Count);
    }

    private AttackSheetRow? Row(PlannedPart part, int image)
    {
        var dataset = datasets[part.Dataset.Key];
        var block = PictureBlock.Read(dataset, image, 1, new ParallelOptions(), new StageClock(), _ => { });
        if (block.Pictures.Count == 0) return null;
        var pixels = new float[3 * dataset.Height * dataset.Width];
        var (stimulus, noise) = maker.Make(block, 0, part.Condition.Condition, pixels);
        var batch = new StimulusBatch
        {
            Block = block,
            Conditions = [part.Condition],
            Noise = [[noise]],
            First = 0,
            Count = 1,
            Height = stimulus.Height,
            Width = stimulus.Width,
            Pixels = pixels,
        };
        using var stimuli = Tensors.FromStimuli(pixels, 1, stimulus.Height, stimulus.Width, device);
        var header = new PartHeader
        {
            Suite = "",
            Model = part.Model.Key,
            Dataset = part.Dataset.Key,
            Condition = part.Condition.Condition.Key,
            Index = 0,
            CellImages = 1,
            Inputs = "",
            Position = part.Position,
        };
        var result = new AttackPass(networks, new RunClock(), cancel).Run(stimuli, batch, [new PartBuilder(part, header, block)])[0];
        return result is { Trials: [var after], Before: [var before], Images: { } images } ? Row(batch, after, before, images) : null;
    }

    private static AttackSheetRow Row(StimulusBatch batch, Trial after, Trial before, AttackedImages images)
    {
        var asked = after.Further.TakeLast(AttackColumns.All.Count).Zip(AttackColumns.All).ToDictionary(pair => pair.Second, pair => pair.First);
        return new AttackSheetRow
        {
            Image = after.Image,
            Label = after.Label,
            Target = asked[AttackColumns.Target] is { Length: > 0 } target ? target : null,
            Height = batch.Height,
            Width = batch.Width,
            Original = images.Stimuli,
            Adversarial = images.Pixels,
            Before = new AttackDecision(before.Prediction, before.Confidence),
            After = new AttackDecision(after.Prediction, after.Confidence),
            Note = string.Join(" · ", Notes(asked)),
        };
    }

    private static IEnumerable<string> Notes(Dictionary<string, string> asked)
    {
        yield return $"L∞ {Short(asked[AttackColumns.LInf])}";
        yield return $"L2 {Short(asked[AttackColumns.L2])}";
        yield return $"L0 {asked[AttackColumns.L0]} pixels";
        if (asked[AttackColumns.Gradients] != "0") yield return $"gradients {asked[AttackColumns.Gradients]}";
        if (asked[AttackColumns.Queries] != "0") yield return $"queries {asked[AttackColumns.Queries]}";
    }

    private static string Short(string number) => float.Parse(number, CultureInfo.InvariantCulture).ToString("G3", CultureInfo.InvariantCulture);
}
