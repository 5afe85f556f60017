using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>All that is told of the attacks of a results folder.</summary>
public sealed class AttackResults
{
    private readonly HashSet<(string Dataset, string Condition)> _conditions;
    private readonly Dictionary<(string Model, string Dataset, string Attack), RobustCurve> _curves;

    /// <param name="cells">All cells of the folder: a model whose cell is incomplete is known to lack it.</param>
    /// <param name="attacks">The attacks among the complete ones.</param>
    public AttackResults(IEnumerable<TrialCell> cells, IReadOnlyList<CellAttack> attacks)
    {
        _conditions = [.. cells.Where(CellAttack.Counts).Select(cell => (cell.Dataset, cell.Condition))];
        Cells = attacks;
        WorstCase = Metrics.WorstCase.Of(attacks, _conditions);
        Curves = AttackCurve.Find(attacks, _conditions);
        _curves = Curves.ToDictionary(curve => (curve.Model, curve.Dataset, curve.Attack), curve => curve.Curve);
    }

    /// <summary>The complete cells, in the order of models, data sets and conditions.</summary>
    public IReadOnlyList<CellAttack> Cells { get; }

    /// <summary>The accuracy of each model against all attacks together (<see cref="Metrics.WorstCase"/>).</summary>
    public IReadOnlyList<CellAccuracy> WorstCase { get; }

    /// <summary>The robust accuracy of each model under each attack with an ε.</summary>
    public IReadOnlyList<AttackCurve> Curves { get; }

    /// <summary>The curve that a cell belongs to; null where its attack has no ε, or the model not every cell of the curve.</summary>
    public RobustCurve? CurveOf(CellAttack cell) =>
        _curves.GetValueOrDefault((cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Key.Attack));

    /// <summary>Whether a condition is an attack, be it incomplete.</summary>
    public bool IsAttack((string Dataset, string Condition) row) => _conditions.Contains(row);
}
