using RobustBench.Data;
using RobustBench.Data.ModelVsHuman;
using RobustBench.Trials;

namespace RobustBench.Importing;

/// <summary>Reads the trial files of model-vs-human, texture-vs-shape and generalisation-humans-DNNs.</summary>
/// <remarks>
/// Geirhos et al. 2018, 2019, 2021: one line a trial, with the columns
/// <c>subj,session,trial,rt,object_response,category,condition,imagename</c>; <c>na</c> is the answer of who gave none, and wrong.
/// </remarks>
internal static class ModelVsHumanTrials
{
    private const int ProblemsTold = 10;

    private static readonly string[] Columns = ["subj", "session", "trial", "rt", "object_response", "category", "condition", "imagename"];

    /// <summary>The trials of a file, in its order.</summary>
    /// <exception cref="InputException">Lines are wrong; the first ones are named.</exception>
    public static IEnumerable<ImportedTrial> Read(SourceFile file)
    {
        var (trials, problems) = (new List<ImportedTrial>(), new List<string>());
        var datasets = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (line, values) in CsvTable.Read(file.Place, file.Read(), Columns))
        {
            var (subject, response, category, image) = (values[0], values[4], values[5], values[7]);
            var place = $"{file.Place}:{line}";
            if (!datasets.TryGetValue(subject, out var dataset)) datasets.Add(subject, dataset = ExperimentName.Dataset(file.Name, subject));
            if (Fault(subject, dataset, response, category, image) is { } fault) problems.Add(OneLine.Of($"{place}: {fault}"));
            else trials.Add(new ImportedTrial(subject, dataset!, ExperimentName.Condition(dataset!, values[6]), file.Folder, place, Trial(values)));
            if (problems.Count == ProblemsTold) break;
        }

        if (problems.Count > 0) throw new InputException(problems);
        return trials;
    }

    private static string? Fault(string subject, string? dataset, string response, string category, string image)
    {
        if (subject.Length == 0) return "`subj` is empty";
        if (dataset is null) return $"the file's name is not DATASET_{subject}_session….csv, as that of a file with trials of `{subject}` must be";
        if (category.Length == 0) return "`category` is empty";
        if (response.Length == 0) return "`object_response` is empty; who gave no answer has `na`";
        return ImageName.Key(image).Length == 0 ? $"`imagename` is `{image}`, which names no image" : null;
    }

    private static Trial Trial(string[] values)
    {
        var (response, category, key) = (values[4], values[5], ImageName.Key(values[7]));
        // Other names may look alike by chance; the category of a cue-conflict image is that of its shape.
        var cues = CueConflictName.Parse(key) is { } name && name.Shape == category ? name : null;
        return new Trial
        {
            Image = key,
            Label = category,
            Prediction = response,
            Correct = response == category,
            Confidence = float.NaN,
            Top5 = [],
            Further = [values[1], values[2], values[3], values[7], cues?.Shape ?? "", cues?.Texture ?? ""],
        };
    }
}
