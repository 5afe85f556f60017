using System.Globalization;
using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>Reads the columns of an attack from the trials of a cell.</summary>
internal sealed class AttackTrialReader
{
    private readonly string _cell;
    private readonly Dictionary<string, int> _places;

    /// <param name="columns">The names of the trials' further columns; <see cref="AttackColumns.All"/> are among them.</param>
    /// <param name="cell">What messages call the cell.</param>
    public AttackTrialReader(IReadOnlyList<string> columns, string cell) =>
        (_cell, _places) = (cell, columns.Index().ToDictionary(column => column.Item, column => column.Index));

    /// <summary>What a trial says.</summary>
    /// <exception cref="InputException">A value is of another form.</exception>
    public AttackTrial Read(Trial trial)
    {
        var rightBefore = Text(AttackColumns.Before) == trial.Label;
        var target = Text(AttackColumns.Target);
        return new AttackTrial
        {
            RightBefore = rightBefore,
            IsTried = rightBefore && target != trial.Label,
            Succeeded = Flag(AttackColumns.Success),
            IsFlat = Flag(AttackColumns.Flat),
            Queries = Whole(AttackColumns.Queries),
            Gradients = Whole(AttackColumns.Gradients),
            Restarts = Whole(AttackColumns.Restarts),
            L0 = Whole(AttackColumns.L0),
            L2 = Size(AttackColumns.L2),
            LInf = Size(AttackColumns.LInf),
        };

        string Text(string column) => trial.Further[_places[column]];

        bool Flag(string column) => Text(column) switch
        {
            AttackColumns.True => true,
            AttackColumns.False => false,
            _ => throw Odd(column, $"neither {AttackColumns.True} nor {AttackColumns.False}"),
        };

        long Whole(string column) => long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : throw Odd(column, "no whole number");

        // As a double, though it was a float: the text is the shortest, and so the tables say it again.
        double Size(string column) => double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) && double.IsFinite(size)
            ? size : throw Odd(column, "no number");

        InputException Odd(string column, string what) =>
            new($"{_cell}: the trial of image '{trial.Image}' has {column} '{Text(column)}', {what}");
    }
}
