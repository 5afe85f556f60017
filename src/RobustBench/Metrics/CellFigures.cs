using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>All that is told of a cell, from one reading of its trials.</summary>
/// <param name="Accuracy">How often the model is right.</param>
/// <param name="ShapeBias">
/// What it goes by; null where the cell has no cue-conflict trials, and where too many of its images could not be read for
/// the rest to be a fair sample.
/// </param>
/// <param name="Attack">How the attack fared; null where the cell is not an attack's, and where too many of its images could not be read.</param>
/// <param name="Answers">Which images it is right about; null where the trials were not published, and where too many of its images could not be read.</param>
/// <param name="Responses">What it answers; null as <paramref name="Answers"/> is.</param>
/// <param name="Groups">How groups of images fare, by each column of the index; none where <paramref name="Answers"/> is null, and of other conditions than images as they are.</param>
/// <param name="Classes">Which classes are easy and which hard; null as <paramref name="Answers"/> is, and where no table has them.</param>
public sealed record CellFigures(
    CellAccuracy Accuracy, CellShapeBias? ShapeBias, CellAttack? Attack, CellAnswers? Answers, CellResponses? Responses, CellClasses? Classes,
    IReadOnlyList<CellGroups> Groups)
{
    /// <summary>The figures of each cell, read in turn; the images of a data set have the same numbers in all its cells.</summary>
    /// <exception cref="InputException">A part is damaged.</exception>
    public static IReadOnlyList<CellFigures> Of(IEnumerable<TrialCell> cells)
    {
        var (figures, numbers) = (new List<CellFigures>(), new Dictionary<string, ImageNumbers>(StringComparer.Ordinal));
        foreach (var cell in cells)
        {
            if (!numbers.TryGetValue(cell.Dataset, out var images)) numbers.Add(cell.Dataset, images = new ImageNumbers());
            figures.Add(Of(cell, images));
        }

        return figures;
    }

    /// <summary>
    /// The figures of a cell; reads its trials once and part by part, so that memory does not depend on their number but for
    /// two bits an image, in an attack a byte more, and the keys of a data set's images.
    /// </summary>
    /// <exception cref="InputException">A part is damaged.</exception>
    public static CellFigures Of(TrialCell cell, ImageNumbers images)
    {
        var bias = CellShapeBias.Counts(cell) ? new ShapeBias.Tally(cell.Columns) : null;
        var attack = CellAttack.Counts(cell) ? new CellAttack.Tally(cell, images) : null;
        var answers = CellAnswers.Counts(cell) ? new AnsweredImages() : null;
        var trials = cell.ReadTrials();
        var responses = new CellResponses.Tally();
        var (classes, groups) = (new CellClasses.Tally(), CellGroups.Counts(cell) ? new CellGroups.Tally(cell.Columns) : null);
        if (answers is not null) trials = classes.Passing(responses.Passing(answers.Passing(trials, images)));
        if (groups is not null) trials = groups.Passing(trials);
        if (bias is not null) trials = bias.Passing(trials);
        if (attack is not null) trials = attack.Passing(trials);
        var accuracy = CellAccuracy.Of(cell, trials);
        return accuracy.IsFailed
            ? new CellFigures(accuracy, null, null, null, null, null, [])
            : new CellFigures(
                accuracy,
                bias?.Bias is { } decisions ? new CellShapeBias(cell.Model, cell.Dataset, decisions) : null,
                attack?.Of(accuracy),
                answers is null ? null : new CellAnswers(accuracy, answers, cell.IsPooled),
                answers is null ? null : responses.Of(accuracy),
                answers is not null && classes.Of(accuracy) is { IsShown: true } shown ? shown : null,
                groups?.Of(accuracy) ?? []);
    }
}
