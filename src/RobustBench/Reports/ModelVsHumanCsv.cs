using System.Globalization;
using System.Text;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>Trials as model-vs-human reads them: <c>DATASET/DATASET_SUBJECT_session-1.csv</c>.</summary>
/// <remarks>
/// Geirhos et al. 2021, <c>evaluation/evaluate.py</c>: <c>subj,session,trial,rt,object_response,category,condition,imagename</c>.
/// Its key of an image is what stands behind the last <c>_</c> of <c>imagename</c>.
/// </remarks>
public static class ModelVsHumanCsv
{
    private const string OnlyCondition = "all", NoCondition = "0", FirstSession = "1", NoTime = "NaN";

    /// <summary>
    /// Writes the trials of every observer, of incomplete cells too. Pooled observers are left out, whose trials are there
    /// already, and so are accuracies without trials.
    /// </summary>
    /// <param name="resultsFolder">The results folder.</param>
    /// <param name="toFolder">Where the files go; made if need be, files of the same names are replaced.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="InputException">There are no trials, some are damaged, or two observers would have one file.</exception>
    public static IReadOnlyList<string> Export(string resultsFolder, string toFolder)
    {
        var cells = new TrialFolder(resultsFolder).Cells().Where(cell => !cell.IsPooled && cell.Counts is null).ToList();
        if (cells.Count == 0)
            throw new InputException($"{resultsFolder}: has no trials; run a suite into it first");

        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var observer in cells.GroupBy(cell => (cell.Model, cell.Dataset)))
        {
            foreach (var session in Sessions([.. observer]).GroupBy(line => line.Session, line => line.Fields))
            {
                var file = PathOf(toFolder, observer.Key.Dataset, observer.Key.Model, session.Key);
                if (!owners.TryAdd(file, observer.Key.Model) && owners[file] != observer.Key.Model)
                    throw new InputException($"`{owners[file]}` and `{observer.Key.Model}` would both be written to {file}: call one of them otherwise");
                AtomicFile.Write(file, stream => Write(stream, session));
            }
        }

        return [.. owners.Keys];
    }

    private static string PathOf(string folder, string dataset, string observer, string session)
    {
        var parts = dataset.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(SafeName.Of).ToList();
        var subject = observer.Replace('_', '-');
        return Path.Combine([folder, .. parts, SafeName.Of($"{parts[^1]}_{subject}_session-{session}.csv")]);
    }

    private static IEnumerable<(string Session, string[] Fields)> Sessions(List<TrialCell> cells)
    {
        var shown = 0;
        foreach (var cell in cells)
        {
            var (session, trial, time, name) = (Column(cell, "session"), Column(cell, "trial"), Column(cell, "rt"), Column(cell, "imagename"));
            var condition = cell.Condition == OnlyCondition ? NoCondition : cell.Condition;
            foreach (var found in cell.ReadTrials())
            {
                shown++;
                var number = Value(found, trial, shown.ToString(CultureInfo.InvariantCulture));
                var part = Value(found, session, FirstSession);
                yield return (part,
                [
                    cell.Model, part, number, Value(found, time, NoTime), found.Prediction, found.Label, condition,
                    Value(found, name, ImageName(shown, condition, found)),
                ]);
            }
        }
    }

    private static int Column(TrialCell cell, string name) => cell.Columns.ToList().IndexOf(name);

    private static string Value(Trial trial, int column, string otherwise) =>
        column >= 0 && trial.Further[column].Length > 0 ? trial.Further[column] : otherwise;

    /// <summary>A name from which model-vs-human reads the image's key; it takes <c>_</c> for the end of what stands before.</summary>
    private static string ImageName(int number, string condition, Trial trial) => string.Create(
        CultureInfo.InvariantCulture, $"{number:D4}_rb_dnn_{Plain(condition)}_{Plain(trial.Label)}_00_{Plain(trial.Image)}");

    private static string Plain(string text) => text.Replace('/', '-').Replace('_', '-');

    private static void Write(Stream stream, IEnumerable<string[]> lines)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        Csv.WriteLine(text, "subj", "session", "trial", "rt", "object_response", "category", "condition", "imagename");
        foreach (var line in lines) Csv.WriteLine(text, line);
    }
}
