using RobustBench.Metrics;

namespace RobustBench.Comparing;

/// <summary>Two models on one data set under one condition.</summary>
public sealed record ComparedCell
{
    /// <summary>Flips that are told one by one.</summary>
    public const int MostFlips = 100;

    /// <summary>The baseline's model.</summary>
    public required string Baseline { get; init; }

    /// <summary>The candidate's model.</summary>
    public required string Candidate { get; init; }

    /// <summary>The data set's key.</summary>
    public required string Dataset { get; init; }

    /// <summary>The condition's key.</summary>
    public required string Condition { get; init; }

    /// <summary>How the two fared on the images that both were shown, the baseline first; negative flips are the images that it alone was right about.</summary>
    public required PairedAnswers Answers { get; init; }

    /// <summary>The images that one of the two alone was shown, which count for nothing.</summary>
    public required int Unpaired { get; init; }

    /// <summary>The candidate's accuracy less the baseline's, in [−1, 1].</summary>
    public double Difference => Answers.Second - Answers.First;

    /// <summary>Its 95% interval (<see cref="Newcombe.PairedDifference"/>).</summary>
    public Interval DifferenceInterval => Newcombe.PairedDifference(Answers);

    /// <summary>The exact McNemar p value.</summary>
    public double P => McNemar.P(Answers.OnlyFirst, Answers.OnlySecond);

    /// <summary>The p value, Holm-corrected for the cells of the comparison.</summary>
    public double CorrectedP { get; init; }

    /// <summary>The smallest drop that these images would have shown in 80 of 100 comparisons; null where they are too few for any.</summary>
    public double? DetectableDrop { get; init; }

    /// <summary>The baseline's expected calibration error; null where it gave no confidences.</summary>
    public required double? BaselineEce { get; init; }

    /// <summary>The candidate's.</summary>
    public required double? CandidateEce { get; init; }

    /// <summary>How each class moved.</summary>
    public required IReadOnlyList<ClassMovement> Classes { get; init; }

    /// <summary>The negative flips of which the candidate is surest, at most <see cref="MostFlips"/>.</summary>
    public required IReadOnlyList<Flip> NegativeFlips { get; init; }

    /// <summary>The positive flips of which the candidate is surest, at most <see cref="MostFlips"/>.</summary>
    public required IReadOnlyList<Flip> PositiveFlips { get; init; }

    internal static ComparedCell Of(PairedCell cell)
    {
        var answers = PairedCell.Answers([.. cell.Trials]);
        return new ComparedCell
        {
            Baseline = cell.Baseline.Model,
            Candidate = cell.Candidate.Model,
            Dataset = cell.Baseline.Dataset,
            Condition = cell.Baseline.Condition,
            Answers = answers,
            Unpaired = cell.OnlyBaseline + cell.OnlyCandidate,
            BaselineEce = Ece(cell.Trials.Select(trial => trial.Baseline)),
            CandidateEce = Ece(cell.Trials.Select(trial => trial.Candidate)),
            Classes = ClassMovement.Of(cell.Trials),
            NegativeFlips = Flip.Surest(cell.Trials.Where(trial => trial.IsNegativeFlip), MostFlips),
            PositiveFlips = Flip.Surest(cell.Trials.Where(trial => trial.IsPositiveFlip), MostFlips),
        };
    }

    private static double? Ece(IEnumerable<Trials.Trial> trials) => Calibration.ExpectedCalibrationError(trials) is var ece && double.IsNaN(ece) ? null : ece;
}
