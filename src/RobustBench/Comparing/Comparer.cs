using System.IO.Enumeration;
using RobustBench.Comparing.Gates;
using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Comparing;

/// <summary>Compares two results image by image, and holds the candidate to a gate.</summary>
public static class Comparer
{
    /// <summary>Compares <c>RESULTS</c> or <c>RESULTS:MODEL</c> with another. Trials are read cell by cell.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="gateFile">A file with the gate; null: that of the suites, if they have one.</param>
    /// <param name="conditions">A glob over condition keys; null: all.</param>
    /// <param name="datasets">The data sets; null: all.</param>
    /// <exception cref="InputException">
    /// There are no such results, they were not shown the same, the gate is wrong, or one of its limits is about nothing.
    /// </exception>
    public static Comparison Run(string baseline, string candidate, string? gateFile = null, string? conditions = null, IReadOnlyList<string>? datasets = null)
    {
        var (old, now) = (ComparedSide.Open(baseline), ComparedSide.Open(candidate));
        var judge = new GateJudge(gateFile is null ? GateSource.OfSuites(old, now) : GateSource.OfFile(gateFile));
        var comparability = new Comparability(old, now, IsCompared);
        var warnings = comparability.Notes;
        var cells = new List<ComparedCell>();
        foreach (var (first, second) in comparability.Cells(ComparedModels.Of(old, now)))
        {
            var paired = PairedCell.Read(first, second);
            CheckImages(paired, warnings);
            cells.Add(ComparedCell.Of(paired));
            judge.Judge(paired);
        }

        cells = [.. WithWholeFigures(cells)];
        return new Comparison
        {
            Baseline = baseline,
            Candidate = candidate,
            Cells = cells,
            Gate = judge.Verdicts(),
            Warnings = [.. warnings, .. AuditSpread.Warnings(cells, old.Folder, now.Folder)],
        };

        bool IsCompared(TrialCell cell) =>
            (conditions is null || FileSystemName.MatchesSimpleExpression(conditions, cell.Condition, ignoreCase: false))
            && (datasets is null || datasets.Contains(cell.Dataset));
    }

    private static void CheckImages(PairedCell cell, List<string> warnings)
    {
        if (cell.Trials.Count == 0) throw new InputException($"{cell.Name}: the two have no image in common");
        if (cell.OnlyBaseline + cell.OnlyCandidate == 0) return;
        var unpaired = $"{cell.Name}: {cell.OnlyBaseline} images are the baseline's alone and {cell.OnlyCandidate} the candidate's";
        if (!cell.Baseline.IsImported && !cell.Candidate.IsImported)
            throw new InputException($"{unpaired}: run one suite on the same data for both");
        warnings.Add($"{unpaired}; the {cell.Trials.Count} that both have are compared");
    }

    /// <summary>Corrects the p values for their number, and finds what the images could have shown, which takes a while.</summary>
    private static ParallelQuery<ComparedCell> WithWholeFigures(IReadOnlyList<ComparedCell> cells)
    {
        var corrected = McNemar.Holm([.. cells.Select(cell => cell.P)]);
        return cells.AsParallel().AsOrdered().Select((cell, index) => cell with
        {
            CorrectedP = corrected[index],
            DetectableDrop = PairedPower.Difference(cell.Answers.Images, (double)(cell.Answers.OnlyFirst + cell.Answers.OnlySecond) / cell.Answers.Images),
        });
    }
}
