using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary><c>response-bias.csv</c>: a row a cell; <c>responses.csv</c>: a row an answer of a cell.</summary>
internal static class ResponseCsv
{
    /// <summary>How evenly the answers are spread.</summary>
    public static string Write(IEnumerable<CellResponses> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "trials", "categories", "entropy_bits", "greatest_entropy_bits", "most_frequent", "share");
        foreach (var cell in cells)
        {
            Csv.WriteLine(text, cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Accuracy.Condition, Csv.Number(cell.Accuracy.Images),
                Csv.Number(cell.Categories.Count), Csv.Number(cell.Entropy), Csv.Number(cell.GreatestEntropy),
                cell.MostFrequent?.Response ?? "", Csv.Number(cell.MostFrequent?.Share));
        }

        return text.ToString();
    }

    /// <summary>How often each answer was given, and how often it would have been right; for up to 64 categories.</summary>
    public static string WriteResponses(IEnumerable<CellResponses> cells)
    {
        var text = new StringWriter();
        Csv.WriteLine(text, "model", "dataset", "condition", "response", "trials", "share", "label_trials");
        foreach (var cell in cells.Where(cell => cell.Confusions is not null))
        {
            var (given, right) = (cell.Responses.ToDictionary(), cell.Labels.ToDictionary());
            foreach (var name in cell.Categories.Append(CellResponses.NoAnswer).Where(name => given.ContainsKey(name) || right.ContainsKey(name)))
            {
                var trials = given.GetValueOrDefault(name);
                Csv.WriteLine(text, cell.Accuracy.Model, cell.Accuracy.Dataset, cell.Accuracy.Condition, name, Csv.Number(trials),
                    Csv.Number((double)trials / cell.Accuracy.Images), Csv.Number(right.GetValueOrDefault(name)));
            }
        }

        return text.ToString();
    }
}
