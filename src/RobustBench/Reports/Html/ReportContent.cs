using RobustBench.Metrics;
using RobustBench.Trials;

namespace RobustBench.Reports.Html;

/// <summary>What the HTML report is made of.</summary>
internal sealed class ReportContent
{
    private readonly Dictionary<(string Model, string Dataset, string Condition), CellAccuracy> _cells;
    private readonly Dictionary<(string Dataset, string Condition), int> _rows;

    /// <param name="figures">The numbers.</param>
    /// <param name="run">What run.json says.</param>
    /// <param name="samples">The sample stimuli.</param>
    public ReportContent(ReportFigures figures, RunJson run, SampleImages samples)
    {
        (Matrix, Cells, ShapeBias, Incomplete, Run, Samples) = (figures.Matrix, figures.Cells, figures.ShapeBias, figures.Incomplete, run, samples);
        (Attacks, Robust, Transfers) = (figures.Attacks, figures.Robust, figures.Transfers);
        (CueSeries, Likeness) = (CueSeriesPanel.Of(figures.CueSeries, Matrix.Models), figures.Likeness);
        (Replications, Classes, ImageGroups) = (figures.Replications, RowPanel.OfClasses(figures.Classes, Matrix.Models), figures.Groups);
        _cells = Cells.Concat(Attacks.WorstCase).ToDictionary(cell => (cell.Model, cell.Dataset, cell.Condition));
        _rows = Matrix.Rows.Index().ToDictionary(row => row.Item, row => row.Index);
        // What the curves of robust accuracy show is not drawn again, only a little different.
        Series = [.. StrengthSeries.Find(Matrix.Rows).Where(series =>
            !(AttackKey.IsEpsilon(series.Parameter) && Attacks.IsAttack((series.Dataset, series.Points[0].Condition))))];
    }

    /// <summary>Rows and columns, in the order of the suite.</summary>
    public AccuracyMatrix Matrix { get; }

    /// <summary>The complete cells.</summary>
    public IReadOnlyList<CellAccuracy> Cells { get; }

    /// <summary>The shape bias of the models, for each data set with cue-conflict trials.</summary>
    public IReadOnlyList<ShapeBiasPanel> ShapeBias { get; }

    /// <summary>Accuracy as cues are taken away.</summary>
    public IReadOnlyList<CueSeriesPanel> CueSeries { get; }

    /// <summary>How like people the observers decide; null where people are not among them.</summary>
    public HumanLikeness? Likeness { get; }

    /// <summary>Originals and their replicas.</summary>
    public IReadOnlyList<Replication> Replications { get; }

    /// <summary>The easiest and hardest classes of each data set.</summary>
    public IReadOnlyList<RowPanel> Classes { get; }

    /// <summary>The groups of each cell with images as they are.</summary>
    public IReadOnlyList<CellGroups> ImageGroups { get; }

    /// <summary>All models, in the order of the suite.</summary>
    public IReadOnlyList<string> Models => Matrix.Models;

    /// <summary>The cells that no table has, because some of their trials are missing.</summary>
    public IReadOnlyList<IncompleteCell> Incomplete { get; }

    /// <summary>The attacks.</summary>
    public AttackResults Attacks { get; }

    /// <summary>Robust accuracy over ε, for each data set and attack.</summary>
    public IReadOnlyList<RobustPanel> Robust { get; }

    /// <summary>Accuracies on images that were made on another model.</summary>
    public TransferMatrix Transfers { get; }

    /// <summary>What run.json says; nothing where there is none.</summary>
    public RunJson Run { get; }

    /// <summary>The sample stimuli.</summary>
    public SampleImages Samples { get; }

    /// <summary>The conditions that differ in their strength alone, but for attacks that differ in their ε.</summary>
    public IReadOnlyList<StrengthSeries> Series { get; }

    /// <summary>A complete cell, or that of the worst case; null where there is none.</summary>
    public CellAccuracy? Cell(string model, string dataset, string condition) => _cells.GetValueOrDefault((model, dataset, condition));

    /// <summary>The rows of each data set, those of a family together.</summary>
    public IEnumerable<(string Dataset, IEnumerable<IGrouping<string, (string Dataset, string Condition)>> Families)> Groups() =>
        Matrix.Rows.GroupBy(row => row.Dataset).Select(rows => (rows.Key, rows.GroupBy(row => ConditionKey.Parse(row.Condition).Family)));

    /// <summary>What run.json says about a family of conditions.</summary>
    public RunJson Family(string name) => Run["families"].Items.FirstOrDefault(family => family["name"].Text == name) ?? RunJson.Nothing;

    /// <summary>The anchor of a row's sample stimuli.</summary>
    public string Anchor((string Dataset, string Condition) row) => FormattableString.Invariant($"sample-{_rows[row]}");
}
