using System.Globalization;
using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>Originals and their replicas, a table for each pair.</summary>
internal sealed class ReplicationSection : ReportSection
{
    public override string Id => "replication";

    public override string Title => "Replication";

    public override bool Applies(ReportContent content) => content.Replications.Count > 0;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", "Percent of right answers on the original and on the replica, and the drop between them with its 95% interval. Needed is the accuracy on the"
            + " original at which the logit-linear fit over the standard models says of the replica what the model has on the original (Recht et al. 2019). Effective"
            + " robustness is the accuracy on the replica above that fit (Taori et al. 2020), with its bootstrap interval. All figures are in replication.csv, the fits in replication-fits.csv.");
        foreach (var replication in content.Replications)
        {
            html.Line();
            html.Element("h3", $"{replication.Pair.Replica} after {replication.Pair.Original}");
            if (replication.LogitLinear is { } fit)
                html.Element("p", string.Create(CultureInfo.InvariantCulture, $"Logit-linear fit over {fit.Points} models: slope {fit.Slope:F3}, intercept {fit.Intercept:F3}, r² {fit.R2:F4}."));
            FactTable.Write(
                html, $"Replication, {replication.Pair.Replica}, table", ["model", "original", "replica", "drop", "needed", "effective robustness"],
                replication.Models.Select(model => (model.Model, (IEnumerable<string>)
                [
                    Percent.Text(model.Original.Accuracy), Percent.Text(model.Replica.Accuracy), Points(model.Drop, model.DropInterval),
                    Percent.Text(model.Needed, "–"), model.Effective is { } effective ? Points(effective, model.EffectiveInterval) : "–",
                ])));
        }
    }

    private static string Points(double value, Interval? interval) => interval is { } known
        ? $"{Percent.Text(value)} ({Percent.Text(known.Low)} to {Percent.Text(known.High)})"
        : Percent.Text(value);
}
