namespace RobustBench.Metrics;

/// <summary>The robust accuracy of a model under an attack.</summary>
/// <param name="Model">The model's key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Attack">The attack's key without its ε.</param>
/// <param name="Curve">The curve.</param>
public sealed record AttackCurve(string Model, string Dataset, string Attack, RobustCurve Curve)
{
    /// <summary>
    /// The curves in the order of their first cells. A model has one where it has a cell for every ε that the data set has for
    /// the attack: areas and medians over other ranges of ε could not be compared.
    /// </summary>
    /// <param name="attacks">The cells, the trials of all of them read.</param>
    /// <param name="conditions">The attacks that each data set has, be it for one model alone.</param>
    public static IReadOnlyList<AttackCurve> Find(
        IEnumerable<CellAttack> attacks, IEnumerable<(string Dataset, string Condition)> conditions)
    {
        var tested = conditions.Select(condition => (condition.Dataset, Key: AttackKey.Parse(condition.Condition)))
            .Where(condition => condition.Key.Epsilon is not null)
            .ToLookup(condition => (condition.Dataset, condition.Key.Attack), condition => condition.Key.Epsilon!.Value);
        return
        [
            .. from cell in attacks
               where cell.Key.Epsilon is not null
               group (cell.Key.Epsilon!.Value, cell.Images) by (cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Key.Attack) into cells
               where cells.Count() == tested[(cells.Key.Dataset, cells.Key.Attack)].Count()
               let curve = RobustCurve.Of([.. cells])
               where curve is not null
               select new AttackCurve(cells.Key.Model, cells.Key.Dataset, cells.Key.Attack, curve),
        ];
    }
}
