using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>replication.csv</c>, a row a pair of data sets and model, and <c>replication-fits.csv</c>, a row a fit.</summary>
internal static class ReplicationCsv
{
    public static string Write(IEnumerable<Replication> replications)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "original", "replica", "model", "standard", "original_accuracy", "replica_accuracy", "drop", "drop_ci_low", "drop_ci_high",
            "needed_accuracy", "effective_robustness", "effective_ci_low", "effective_ci_high", "relative_robustness", "relative_ci_low", "relative_ci_high");
        foreach (var replication in replications)
        {
            foreach (var model in replication.Models)
            {
                Csv.WriteLine(text, replication.Pair.Original, replication.Pair.Replica, model.Model, model.IsStandard ? "true" : "false",
                    Csv.Number(model.Original.Accuracy), Csv.Number(model.Replica.Accuracy),
                    Csv.Number(model.Drop), Csv.Number(model.DropInterval.Low), Csv.Number(model.DropInterval.High), Csv.Number(model.Needed),
                    Csv.Number(model.Effective), Csv.Number(model.EffectiveInterval?.Low), Csv.Number(model.EffectiveInterval?.High),
                    Csv.Number(model.Relative), Csv.Number(model.RelativeInterval?.Low), Csv.Number(model.RelativeInterval?.High));
            }
        }

        return text.ToString();
    }

    public static string WriteFits(IEnumerable<Replication> replications)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "original", "replica", "fit", "models", "slope", "intercept", "r2");
        foreach (var replication in replications)
        {
            foreach (var (name, fit) in new[] { ("linear", replication.Linear), ("logit", replication.LogitLinear) })
            {
                if (fit is not null)
                    Csv.WriteLine(text, replication.Pair.Original, replication.Pair.Replica, name, Csv.Number(fit.Points), Csv.Number(fit.Slope), Csv.Number(fit.Intercept), Csv.Number(fit.R2));
            }
        }

        return text.ToString();
    }
}
