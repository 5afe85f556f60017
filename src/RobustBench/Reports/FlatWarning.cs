using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>Names the cells in which the network gave the attack nothing to go by, for else it would pass for robust.</summary>
internal static class FlatWarning
{
    /// <summary>A line for each cell of which more than half of the images tried were flat, or in which none was tried.</summary>
    public static IReadOnlyList<string> Lines(AttackResults attacks) =>
    [
        .. attacks.Cells.Where(cell => cell.Figures.IsMostlyFlat).Select(Line),
        .. attacks.Cells.Where(cell => cell.Figures.Tried == 0 && cell.Accuracy.Images > 0).Select(Untried),
    ];

    private static string Untried(CellAttack cell) =>
        $"nothing to attack: {cell.Accuracy.Model} · {cell.Accuracy.Dataset} · {cell.Accuracy.Condition} had no image that was decided rightly before"
        + $"{(cell.Key.Attack.Contains("target", StringComparison.Ordinal) ? " and is not of the target's class" : "")}; its accuracy under this attack says nothing";

    private static string Line(CellAttack cell) => string.Create(
        CultureInfo.InvariantCulture,
        $"the network does not respond: {cell.Accuracy.Model} · {cell.Accuracy.Dataset} · {cell.Accuracy.Condition} had only zero gradients or equal answers"
        + $" for {cell.Figures.Flat} of the {cell.Figures.Tried} images tried; its accuracy under this attack says nothing");
}
