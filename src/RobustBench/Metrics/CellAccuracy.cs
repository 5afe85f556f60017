using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>How often a model is right on one data set under one condition: a row of <c>accuracy.csv</c>.</summary>
/// <remarks>The proportions are null where there is nothing to take them of.</remarks>
public sealed record CellAccuracy
{
    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The model's (or observer's) key.</summary>
    public required string Model { get; init; }

    /// <summary>The data set's key.</summary>
    public required string Dataset { get; init; }

    /// <summary>The condition's canonical key.</summary>
    public required string Condition { get; init; }

    /// <summary>Where the cell stands among those of its folder.</summary>
    public required CellPosition Position { get; init; }

    /// <summary>The trials.</summary>
    public required long Images { get; init; }

    /// <summary>The trials with the right answer.</summary>
    public required long Correct { get; init; }

    /// <summary>Correct over images, in [0, 1].</summary>
    public double? Accuracy => Images == 0 ? null : (double)Correct / Images;

    /// <summary>Wilson's 95% interval of the accuracy.</summary>
    public Interval? AccuracyInterval => Images == 0 ? null : Wilson.Interval(Correct, Images);

    /// <summary>
    /// Whether more than 1% of the images could not be read. What is left may no longer be a fair sample of the data set,
    /// so such a cell has its row here, which says so, and no place in a matrix.
    /// </summary>
    public bool IsFailed => Failed * 100 > Failed + Images;

    /// <summary>The share of trials whose label is among the best five answers; null where one has no list of answers.</summary>
    public required double? Top5Accuracy { get; init; }

    /// <summary>The mean confidence; null where a trial has none.</summary>
    public required double? MeanConfidence { get; init; }

    /// <summary>The expected calibration error (<see cref="Calibration"/>); null where a trial has no confidence.</summary>
    public required double? CalibrationError { get; init; }

    /// <summary>The images that could not be read; they are no trials.</summary>
    public required long Failed { get; init; }

    /// <summary>The figures of a cell; reads its trials part by part, so that memory does not depend on their number.</summary>
    public static CellAccuracy Of(TrialCell cell) => Of(cell, cell.ReadTrials());

    /// <summary>The figures of a cell whose trials pass by once; where none were published with the counts, of the counts.</summary>
    public static CellAccuracy Of(TrialCell cell, IEnumerable<Trial> trials)
    {
        var (images, correct, top5, confidence, calibration) = (0L, 0L, 0.0, 0.0, new Calibration.Tally());
        foreach (var trial in trials)
        {
            images++;
            correct += trial.Correct ? 1 : 0;
            top5 += trial.Top5.Count == 0 ? double.NaN : trial.Top5.Contains(trial.Label) ? 1 : 0;
            confidence += trial.Confidence;
            calibration.Add(trial);
        }

        if (cell.Counts is { } counts)
            (images, correct, top5, confidence, calibration) = (counts.Images, counts.Correct, double.NaN, double.NaN, Calibration.Tally.Unknown);

        return new CellAccuracy
        {
            Suite = cell.Suite,
            Model = cell.Model,
            Dataset = cell.Dataset,
            Condition = cell.Condition,
            Position = cell.Position,
            Images = images,
            Correct = correct,
            Top5Accuracy = Known(top5 / images),
            MeanConfidence = Known(confidence / images),
            CalibrationError = Known(calibration.ExpectedError),
            Failed = cell.Failed,
        };
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
