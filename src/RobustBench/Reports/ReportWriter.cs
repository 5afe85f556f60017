using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>Makes every table, plot and the HTML report of a results folder from its trials, without images and networks.</summary>
public static class ReportWriter
{
    /// <summary>
    /// Writes <c>accuracy.csv</c>, <c>matrix.csv .md .tex .png .svg</c>, <c>shape-bias.csv .png .svg</c> where there are
    /// cue-conflict trials, <c>attacks.csv .png .svg</c> where there are attacks, <c>replication.csv .png .svg</c> where there are replicas, <c>transfer.csv .png .svg</c> where some were
    /// made on another model, and <c>report.html</c>, each whole or not at all. The tables have complete cells only. Trials are
    /// read cell by cell, once. The same trials give the same bytes; <c>report.html</c>
    /// also shows the samples and what run.json says, times among it.
    /// </summary>
    /// <param name="resultsFolder">The results folder.</param>
    /// <param name="pairs">The data sets that are replicas of others; null: as the suite that ran says.</param>
    /// <exception cref="InputException">There are no trials, some are damaged, or a replication's base model is missing.</exception>
    public static ReportResult WriteAll(string resultsFolder, IReadOnlyList<ReplicationPair>? pairs = null)
    {
        var cells = new TrialFolder(resultsFolder).Cells();
        if (cells.Count == 0)
            throw new InputException($"{resultsFolder}: has no trials; run a suite into it first");

        var run = RunJson.Read(resultsFolder);
        var figures = new ReportFigures(cells, pairs ?? SuiteWishes.Replications(run), SuiteWishes.Corruption(run));
        var exports = new ReportExports(figures, resultsFolder);
        var failed = new List<FailedExport>();
        foreach (var (file, content) in exports.All) Export(file, content);
        var warnings = FlatWarning.Lines(figures.Attacks).ToList();
        if (exports.HasDrawn && !PlotFont.Exists)
            warnings.Add("the plots have no text, since this machine has no font: install one, such as the package fonts-dejavu-core");

        return new ReportResult
        {
            Matrix = figures.Matrix,
            Incomplete = figures.Incomplete,
            FailedCells = [.. figures.Cells
                .Where(cell => cell.IsFailed)
                .Select(cell => new FailedCell(cell.Model, cell.Dataset, cell.Condition, cell.Failed, cell.Images + cell.Failed))],
            Warnings = warnings,
            Failed = failed,
        };

        // Without content the folder must not have the file: one of earlier trials would pass for theirs.
        void Export(string file, Func<byte[]?> content)
        {
            var path = Path.Combine(resultsFolder, file);
            try
            {
                if (content() is { } bytes) AtomicFile.WriteIfChanged(path, bytes);
                else if (File.Exists(path)) File.Delete(path);
            }
            catch (Exception problem)
            {
                // A view that fails, whatever the reason (a font, a full disk, a file open elsewhere), must not take the
                // others with it: hours of trials stand behind them.
                failed.Add(new FailedExport(file, problem.Message));
            }
        }
    }
}
