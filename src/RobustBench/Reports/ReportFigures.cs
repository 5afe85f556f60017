using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>The numbers of a report, from one reading of the trials.</summary>
internal sealed class ReportFigures
{
    /// <param name="cells">All cells of a results folder; the incomplete ones give no number.</param>
    /// <param name="pairs">The data sets that are replicas of others.</param>
    /// <param name="corruption">What mean corruption errors are made of; null: there are none.</param>
    /// <exception cref="InputException">A part is damaged, or the base model of a replication is missing.</exception>
    public ReportFigures(IReadOnlyList<TrialCell> cells, IReadOnlyList<ReplicationPair> pairs, CorruptionPlan? corruption = null)
    {
        var figures = CellFigures.Of(cells.Where(cell => cell.IsComplete));
        Cells = [.. figures.Select(cell => cell.Accuracy)];
        Biases = CellShapeBias.Together(figures.Select(cell => cell.ShapeBias).OfType<CellShapeBias>());
        Attacks = new AttackResults(cells, [.. figures.Select(cell => cell.Attack).OfType<CellAttack>()]);
        CueSeries = Metrics.CueSeries.Find(Cells);
        Responses = [.. figures.Select(cell => cell.Responses).OfType<CellResponses>().Where(cell => cell.Accuracy.Images > 0)];
        List<CellAnswers> answers = [.. figures.Select(cell => cell.Answers).OfType<CellAnswers>()];
        Consistency = CellConsistency.Of(answers);
        Likeness = HumanLikeness.Of(answers);
        Classes = [.. figures.Select(cell => cell.Classes).OfType<CellClasses>()];
        Groups = [.. figures.SelectMany(cell => cell.Groups)];
        Replications = [.. pairs.Select(pair => Replication.Of(pair, figures)).OfType<Replication>()];
        CorruptionErrors = new(() => corruption is null ? [] : CorruptionError.Of(corruption, figures));
        Matrix = new AccuracyMatrix([.. Cells, .. Attacks.WorstCase]);
        ShapeBias = ShapeBiasPanel.Of(Biases, Matrix.Models);
        Robust = RobustPanel.Of(Attacks, Matrix.Models);
        Transfers = new TransferMatrix(Attacks, Matrix.Models);
        Incomplete = [.. cells
            .Where(cell => !cell.IsComplete)
            .Select(cell => new IncompleteCell(cell.Model, cell.Dataset, cell.Condition, cell.Found, cell.Expected))];
    }

    /// <summary>The complete cells.</summary>
    public IReadOnlyList<CellAccuracy> Cells { get; }

    /// <summary>The shape bias of each model on each data set with cue-conflict trials.</summary>
    public IReadOnlyList<CellShapeBias> Biases { get; }

    /// <summary>The shape bias by data set, as plot and chart show it.</summary>
    public IReadOnlyList<ShapeBiasPanel> ShapeBias { get; }

    /// <summary>The attacks.</summary>
    public AttackResults Attacks { get; }

    /// <summary>Robust accuracy over ε by data set and attack, as plot and chart show it.</summary>
    public IReadOnlyList<RobustPanel> Robust { get; }

    /// <summary>Accuracies on images that were made on another model.</summary>
    public TransferMatrix Transfers { get; }

    /// <summary>How accuracy falls as cues are taken away.</summary>
    public IReadOnlyList<CueSeries> CueSeries { get; }

    /// <summary>What the observers answer in each cell.</summary>
    public IReadOnlyList<CellResponses> Responses { get; }

    /// <summary>How alike the observers are wrong, for every pair under every condition.</summary>
    public IReadOnlyList<CellConsistency> Consistency { get; }

    /// <summary>How like people the observers decide; null where people are not among them.</summary>
    public HumanLikeness? Likeness { get; }

    /// <summary>The classes of each cell that tables have.</summary>
    public IReadOnlyList<CellClasses> Classes { get; }

    /// <summary>The groups of each cell with images as they are, by each column of the index.</summary>
    public IReadOnlyList<CellGroups> Groups { get; }

    /// <summary>Originals and their replicas.</summary>
    public IReadOnlyList<Replication> Replications { get; }

    /// <summary>Mean corruption errors; a cell that is missing shows when they are asked for, and takes no other table with it.</summary>
    public Lazy<IReadOnlyList<CorruptionError>> CorruptionErrors { get; }

    /// <summary>The grid of accuracies, with a row against all attacks together below those of a data set that has some.</summary>
    public AccuracyMatrix Matrix { get; }

    /// <summary>The cells that no table has, because some of their trials are missing.</summary>
    public IReadOnlyList<IncompleteCell> Incomplete { get; }
}
