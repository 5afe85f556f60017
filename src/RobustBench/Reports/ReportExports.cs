using System.Text;
using RobustBench.Metrics;
using RobustBench.Reports.Html;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>The files of a report, each made on its own: one that can't be made takes no other with it.</summary>
/// <param name="figures">The numbers.</param>
/// <param name="resultsFolder">Where <c>run.json</c> and the samples stand.</param>
internal sealed class ReportExports(ReportFigures figures, string resultsFolder)
{
    private readonly Lazy<MatrixPlot> _matrix = new(() => new MatrixPlot(figures.Matrix));
    private readonly Lazy<ShapeBiasPlot?> _bias = new(() =>
        figures.ShapeBias.Count > 0 ? new ShapeBiasPlot(figures.Matrix.Title, figures.ShapeBias) : null);

    private readonly Lazy<RobustPlot?> _robust = new(() => figures.Robust.Count > 0 ? new RobustPlot(figures.Matrix.Title, figures.Robust) : null);
    private readonly Lazy<MatrixPlot?> _transfer = new(() => figures.Transfers.Cells.Count > 0 ? new MatrixPlot(figures.Transfers.Accuracies) : null);

    private readonly Lazy<ConsistencyPlot?> _consistency = new(() =>
        figures.Consistency.Count > 0 ? new ConsistencyPlot(figures.Matrix.Title, ConsistencyMatrix.Of(figures.Consistency)) : null);

    private readonly Lazy<CueSeriesPlot?> _cues = new(() =>
        figures.CueSeries.Count > 0 ? new CueSeriesPlot(figures.Matrix.Title, CueSeriesPanel.Of(figures.CueSeries, figures.Matrix.Models)) : null);

    private readonly Lazy<RowPlot?> _classes = new(() => figures.Classes.Count > 0
        ? new RowPlot(figures.Matrix.Title, RowPanel.OfClasses(figures.Classes, figures.Matrix.Models), figures.Matrix.Models)
        : null);

    private readonly Lazy<RowPlot?> _groups = new(() => figures.Groups.Count > 0
        ? new RowPlot(figures.Matrix.Title, RowPanel.OfGroups(figures.Groups, figures.Matrix.Models), figures.Matrix.Models)
        : null);

    private readonly Lazy<ReplicationPlot?> _replication = new(() =>
        figures.Replications.Count > 0 ? new ReplicationPlot(figures.Matrix.Title, figures.Replications, figures.Matrix.Models) : null);

    /// <summary>Whether a plot was begun, so that this machine can draw.</summary>
    public bool HasDrawn => _matrix.IsValueCreated;

    /// <summary>The names of the files with what makes their content; null where the trials have nothing for it.</summary>
    public IReadOnlyList<(string File, Func<byte[]?> Content)> All =>
    [
        ("accuracy.csv", () => Utf8(AccuracyCsv.Write(figures.Cells))),
        ("matrix.csv", () => Utf8(MatrixCsv.Write(figures.Matrix))),
        ("matrix.md", () => Utf8(MatrixMarkdown.Write(figures.Matrix))),
        ("matrix.tex", () => Utf8(MatrixLatex.Write(figures.Matrix))),
        ("matrix.png", () => _matrix.Value.Png()),
        ("matrix.svg", () => _matrix.Value.Svg()),
        ("shape-bias.csv", () => figures.Biases.Count > 0 ? Utf8(ShapeBiasCsv.Write(figures.Biases)) : null),
        ("shape-bias.png", () => _bias.Value?.Png()),
        ("shape-bias.svg", () => _bias.Value?.Svg()),
        ("consistency.csv", () => figures.Consistency.Count > 0 ? Utf8(ConsistencyCsv.Write(figures.Consistency)) : null),
        ("consistency-bounds.csv", () => figures.Consistency.Count > 0 ? Utf8(ConsistencyCsv.WriteBounds(figures.Consistency)) : null),
        ("consistency.png", () => _consistency.Value?.Png()),
        ("consistency.svg", () => _consistency.Value?.Svg()),
        ("human-likeness.csv", () => figures.Likeness is { } likeness ? Utf8(HumanLikenessCsv.Write(likeness)) : null),
        ("human-likeness-datasets.csv", () => figures.Likeness is { } likeness ? Utf8(HumanLikenessCsv.WriteDatasets(likeness)) : null),
        ("cue-series.csv", () => figures.CueSeries.Count > 0 ? Utf8(CueSeriesCsv.Write(figures.CueSeries)) : null),
        ("cue-series.png", () => _cues.Value?.Png()),
        ("cue-series.svg", () => _cues.Value?.Svg()),
        ("response-bias.csv", () => figures.Responses.Count > 0 ? Utf8(ResponseCsv.Write(figures.Responses)) : null),
        ("responses.csv", () => figures.Responses.Any(cell => cell.Confusions is not null) ? Utf8(ResponseCsv.WriteResponses(figures.Responses)) : null),
        ("classes.csv", () => figures.Classes.Count > 0 ? Utf8(ClassesCsv.Write(figures.Classes)) : null),
        ("confused-pairs.csv", () => figures.Classes.Count > 0 ? Utf8(ClassesCsv.WritePairs(figures.Classes)) : null),
        ("class-correlations.csv", () => ClassAgreement.Of(figures.Classes) is { Count: > 0 } pairs ? Utf8(ClassesCsv.WriteCorrelations(pairs)) : null),
        ("classes.png", () => _classes.Value?.Png()),
        ("classes.svg", () => _classes.Value?.Svg()),
        ("summary.csv", () => figures.CorruptionErrors.Value.Count > 0 ? Utf8(SummaryCsv.Write(figures.CorruptionErrors.Value)) : null),
        ("groups.csv", () => figures.Groups.Count > 0 ? Utf8(GroupsCsv.Write(figures.Groups)) : null),
        ("group-gaps.csv", () => figures.Groups.Count > 0 ? Utf8(GroupsCsv.WriteGaps(figures.Groups)) : null),
        ("group-slopes.csv", () => figures.Groups.Any(cell => cell.Slope is not null) ? Utf8(GroupsCsv.WriteSlopes(figures.Groups)) : null),
        ("groups.png", () => _groups.Value?.Png()),
        ("groups.svg", () => _groups.Value?.Svg()),
        ("replication.csv", () => figures.Replications.Count > 0 ? Utf8(ReplicationCsv.Write(figures.Replications)) : null),
        ("replication-fits.csv", () => figures.Replications.Count > 0 ? Utf8(ReplicationCsv.WriteFits(figures.Replications)) : null),
        ("replication.png", () => _replication.Value?.Png()),
        ("replication.svg", () => _replication.Value?.Svg()),
        ("attacks.csv", () => figures.Attacks.Cells.Count > 0 ? Utf8(AttacksCsv.Write(figures.Attacks)) : null),
        ("attacks.png", () => _robust.Value?.Png()),
        ("attacks.svg", () => _robust.Value?.Svg()),
        ("transfer.csv", () => figures.Transfers.Cells.Count > 0 ? Utf8(TransferCsv.Write(figures.Transfers.Cells)) : null),
        ("transfer.png", () => _transfer.Value?.Png()),
        ("transfer.svg", () => _transfer.Value?.Svg()),
        ("report.html", () => Utf8(ReportPage.Write(new ReportContent(
            figures, RunJson.Read(resultsFolder), SampleImages.Read(resultsFolder, figures.Matrix.Rows))))),
        .. Confusions(),
    ];

    /// <summary>A sheet for each data set that has one; those of earlier trials are to go.</summary>
    private IEnumerable<(string File, Func<byte[]?> Content)> Confusions()
    {
        var sheets = ConfusionSheet.Of(figures.Responses).ToDictionary(cells => ConfusionSheet.FileOf(cells[0].Accuracy.Dataset));
        var folder = Path.Combine(resultsFolder, Path.GetDirectoryName(ConfusionSheet.FileOf("x"))!);
        IEnumerable<string> old = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.png").Select(file => Path.GetRelativePath(resultsFolder, file)) : [];
        foreach (var file in old.Except(sheets.Keys).ToList()) yield return (file, () => null);
        foreach (var (file, cells) in sheets) yield return (file, () => ConfusionSheet.Png(figures.Matrix.Title, cells));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
