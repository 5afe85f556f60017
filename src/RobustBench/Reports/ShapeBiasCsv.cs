using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>shape-bias.csv</c>: for each model and data set a row a category of shapes, then one for all.</summary>
internal static class ShapeBiasCsv
{
    public static string Write(IEnumerable<CellShapeBias> biases)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "category", "shape_decisions", "texture_decisions", "other_decisions", "shape_bias", "ci_low", "ci_high");
        foreach (var bias in biases)
        {
            foreach (var (category, decisions) in bias.Bias.Rows)
            {
                Csv.WriteLine(text, bias.Model, bias.Dataset, category,
                    Csv.Number(decisions.Shape), Csv.Number(decisions.Texture), Csv.Number(decisions.Other),
                    Csv.Number(decisions.Bias), Csv.Number(decisions.BiasInterval?.Low), Csv.Number(decisions.BiasInterval?.High));
            }
        }

        return text.ToString();
    }
}
