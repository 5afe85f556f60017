using RobustBench.Trials;

namespace RobustBench.Importing;

/// <summary>Brings trials that people gave, and networks in other programs, into a results folder, as ordinary parts.</summary>
public sealed class TrialImport
{
    /// <summary>Observers that pool the trials of others.</summary>
    public IReadOnlyList<Pool> Pools { get; init; } = [];

    /// <summary>What stands before the names of the data sets, with <c>/</c> between; empty: nothing.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>
    /// Imports trial files of model-vs-human, texture-vs-shape and generalisation-humans-DNNs. Nothing is written unless all
    /// files are right.
    /// </summary>
    /// <param name="paths">CSV files, and folders and zip archives of them.</param>
    /// <param name="results">The results folder; made if need be.</param>
    /// <exception cref="InputException">A file is wrong, or trials of the same cell are in the folder already.</exception>
    public ImportSummary Trials(IEnumerable<string> paths, string results)
    {
        var trials = SourceFile.Find(paths).SelectMany(ModelVsHumanTrials.Read).ToList();
        var names = new ObserverNames(trials);
        var own = trials.ConvertAll(trial => trial with { Observer = names.Of(trial), Dataset = Prefixed(trial.Dataset) });
        var cells = Cells(own, ImportedTrial.Columns).ToList();
        foreach (var pool in Pools)
        {
            var pooled = own.Where(trial => pool.Matches(trial.Observer)).ToList();
            if (pooled.Count == 0)
                throw new InputException($"--pool {pool.Name}={pool.Glob}: no observer matches; there are {string.Join(", ", own.Select(trial => trial.Observer).Distinct())}");
            cells.AddRange(Cells(
                pooled.Select(trial => trial with { Observer = pool.Name, Trial = trial.Trial with { Further = [.. trial.Trial.Further, trial.Observer] } }),
                [.. ImportedTrial.Columns, TrialCell.ObserverColumn]));
        }

        return new ImportWriter(results).Write(cells);
    }

    /// <summary>Imports tables <c>model,dataset,condition,images,correct</c> of accuracies that were published without their trials.</summary>
    /// <param name="paths">CSV files, and folders and zip archives of them.</param>
    /// <param name="results">The results folder; made if need be.</param>
    /// <exception cref="InputException">A file is wrong, or the same cell is in the folder already.</exception>
    public ImportSummary Counts(IEnumerable<string> paths, string results)
    {
        if (Pools.Count > 0) throw new InputException("--pool: tables of counts have no trials that could be pooled");
        var cells = SourceFile.Find(paths).SelectMany(CountsTable.Read).Select(cell => cell with { Dataset = Prefixed(cell.Dataset) });
        return new ImportWriter(results).Write([.. cells]);
    }

    /// <summary>Imports the packed decisions of the networks of Recht et al. 2019.</summary>
    /// <param name="folders">Folders with <c>index.json</c> and its files.</param>
    /// <param name="results">The results folder; made if need be.</param>
    /// <exception cref="InputException">A file is wrong, or the same cell is in the folder already.</exception>
    public ImportSummary Predictions(IEnumerable<string> folders, string results)
    {
        if (Pools.Count > 0) throw new InputException("--pool: networks are not pooled; leave it out");
        return new ImportWriter(results).Write([.. folders.SelectMany(ImageNetV2Predictions.Read).Select(cell => cell with { Dataset = Prefixed(cell.Dataset) })]);
    }

    private static IEnumerable<ImportedCell> Cells(IEnumerable<ImportedTrial> trials, IReadOnlyList<string> columns) =>
        from found in trials
        group found by (found.Observer, found.Dataset, found.Condition) into cell
        select new ImportedCell(cell.Key.Observer, cell.Key.Dataset, cell.Key.Condition, cell.First().Place)
        {
            Columns = columns,
            Trials = [.. cell.Select(found => found.Trial)],
        };

    private string Prefixed(string dataset) => Prefix.Length == 0 ? dataset : $"{Prefix}/{dataset}";
}
