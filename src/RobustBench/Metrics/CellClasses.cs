using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>The classes of one cell, easy and hard, and what is taken for what.</summary>
/// <remarks>Recht et al. 2019, Do ImageNet classifiers generalize to ImageNet? (ICML), appendix, looks at classes in this way.</remarks>
public sealed record CellClasses
{
    /// <summary>Pairs that are told one by one.</summary>
    public const int MostPairs = 10;

    /// <summary>With more classes than these, only images as they are are looked at: the table would have a row for each class and cell.</summary>
    public const int FewClasses = 64;

    private static readonly string[] AsTheyAre = ["clean", "all"];

    /// <summary>The cell.</summary>
    public required CellAccuracy Accuracy { get; init; }

    /// <summary>The classes, the hardest first; equally hard ones in ordinal order.</summary>
    public required IReadOnlyList<ClassAccuracy> Classes { get; init; }

    /// <summary>What was taken for what, the most frequent first.</summary>
    public required IReadOnlyList<(string Label, string Response, long Trials)> Confused { get; init; }

    /// <summary>Whether tables have the cell.</summary>
    public bool IsShown => Classes.Count > 1 && (Classes.Count <= FewClasses || AsTheyAre.Contains(Accuracy.Condition));

    /// <summary>Counts trials on their way to another reader, so that they are read once.</summary>
    internal sealed class Tally
    {
        private readonly Dictionary<string, (long Images, long Correct, Dictionary<string, long> Errors)> _classes = new(StringComparer.Ordinal);

        /// <summary>The classes so far.</summary>
        public CellClasses Of(CellAccuracy accuracy) => new()
        {
            Accuracy = accuracy,
            Classes =
            [
                .. _classes.Select(label => Class(label.Key, label.Value.Images, label.Value.Correct, label.Value.Errors))
                    .OrderBy(label => label.Accuracy)
                    .ThenBy(label => label.Label, StringComparer.Ordinal),
            ],
            Confused =
            [
                .. _classes.SelectMany(label => label.Value.Errors.Select(error => (label.Key, error.Key, error.Value)))
                    .OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Item1, StringComparer.Ordinal)
                    .ThenBy(pair => pair.Item2, StringComparer.Ordinal)
                    .Take(MostPairs),
            ],
        };

        /// <summary>Counts the trials as they pass.</summary>
        public IEnumerable<Trial> Passing(IEnumerable<Trial> trials)
        {
            foreach (var trial in trials)
            {
                if (!_classes.TryGetValue(trial.Label, out var known)) known.Errors = new Dictionary<string, long>(StringComparer.Ordinal);
                if (!trial.Correct) known.Errors[trial.Prediction] = known.Errors.GetValueOrDefault(trial.Prediction) + 1;
                _classes[trial.Label] = (known.Images + 1, known.Correct + (trial.Correct ? 1 : 0), known.Errors);
                yield return trial;
            }
        }

        private static ClassAccuracy Class(string label, long images, long correct, Dictionary<string, long> errors)
        {
            var (error, count) = errors.OrderByDescending(wrong => wrong.Value).ThenBy(wrong => wrong.Key, StringComparer.Ordinal).Select(wrong => (wrong.Key, wrong.Value)).FirstOrDefault(("", 0));
            return new ClassAccuracy(label, images, correct, error, count);
        }
    }
}
