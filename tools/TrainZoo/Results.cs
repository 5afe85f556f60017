using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.TrainZoo;

/// <summary>The figures of a results folder, as the harness counts them from the trials.</summary>
internal sealed class Results
{
    private readonly Dictionary<(string Model, string Dataset, string Condition), CellAccuracy> _cells;
    private readonly Dictionary<(string Model, string Dataset), CueDecisions> _decisions;

    /// <summary>Reads every complete cell.</summary>
    /// <exception cref="InputException">There are no trials, or some are damaged.</exception>
    public Results(string folder)
    {
        var figures = CellFigures.Of(new TrialFolder(folder).Cells().Where(cell => cell.IsComplete));
        if (figures.Count == 0) throw new InputException($"{folder}: has no trials; run the suite into it first");
        _cells = figures.Select(cell => cell.Accuracy).ToDictionary(cell => (cell.Model, cell.Dataset, cell.Condition));
        _decisions = figures.Select(cell => cell.ShapeBias).OfType<CellShapeBias>()
            .ToDictionary(bias => (bias.Model, bias.Dataset), bias => bias.Bias.All);
        Conditions = [.. figures.Select(cell => cell.Accuracy.Condition).Distinct()];
    }

    /// <summary>The conditions, in the order of the suite.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>The trials of a cell and how many of them are right.</summary>
    /// <exception cref="InputException">The folder lacks the cell.</exception>
    public CellAccuracy Cell(string model, string dataset, string condition) => _cells.TryGetValue((model, dataset, condition), out var cell)
        ? cell
        : throw new InputException($"there are no finished trials of {model} on {dataset} under {condition}");

    /// <summary>The accuracy of a cell in percent.</summary>
    /// <exception cref="InputException">The folder lacks the cell.</exception>
    public double Percent(string model, string dataset, string condition) => 100 * Cell(model, dataset, condition).Accuracy!.Value;

    /// <summary>How a model decides where shape and texture are in conflict.</summary>
    /// <exception cref="InputException">The folder lacks these trials.</exception>
    public CueDecisions Decisions(string model, string dataset) => _decisions.TryGetValue((model, dataset), out var decisions)
        ? decisions
        : throw new InputException($"there are no finished trials of {model} on {dataset}");
}
