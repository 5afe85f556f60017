using System.Globalization;
using System.Text;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>Trials as CSV files for other tools, one file a model.</summary>
public static class TrialCsv
{
    /// <summary>
    /// Writes every trial there is, of incomplete cells too, in the order of the suite:
    /// <c>model,dataset,condition,image,label,prediction,correct,confidence</c> and the further columns of the model's
    /// cells, empty where a cell lacks one. Trials are read and written part by part.
    /// </summary>
    /// <param name="resultsFolder">The results folder.</param>
    /// <param name="toFolder">Where the files go; made if need be, files of the same names are replaced.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="InputException">There are no trials, or some are damaged.</exception>
    public static IReadOnlyList<string> Export(string resultsFolder, string toFolder)
    {
        var cells = new TrialFolder(resultsFolder).Cells();
        if (cells.Count == 0)
            throw new InputException($"{resultsFolder}: has no trials; run a suite into it first");

        var files = new List<string>();
        foreach (var model in cells.GroupBy(cell => cell.Model, StringComparer.Ordinal))
        {
            var file = Path.Combine(toFolder, SafeName.Of(model.Key) + ".csv");
            AtomicFile.Write(file, stream => Write(stream, [.. model]));
            files.Add(file);
        }

        return files;
    }

    private static void Write(Stream stream, IReadOnlyList<TrialCell> cells)
    {
        var further = cells.SelectMany(cell => cell.Columns).Distinct(StringComparer.Ordinal).ToList();
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Csv.WriteLine(text, ["model", "dataset", "condition", "image", "label", "prediction", "correct", "confidence", .. further]);
        foreach (var cell in cells)
        {
            foreach (var trial in cell.ReadTrials(further))
            {
                Csv.WriteLine(text, [cell.Model, cell.Dataset, cell.Condition, trial.Image, trial.Label, trial.Prediction,
                    trial.Correct ? "true" : "false", Confidence(trial), .. trial.Further]);
            }
        }
    }

    private static string Confidence(Trial trial) =>
        float.IsNaN(trial.Confidence) ? "" : trial.Confidence.ToString("R", CultureInfo.InvariantCulture);
}
