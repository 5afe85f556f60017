using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>What an observer answers in one cell, whatever is shown: its response bias.</summary>
/// <remarks>Geirhos et al. 2018, Generalisation in humans and deep neural networks, section 3.3 and figure 5: entropy of the response distribution.</remarks>
public sealed record CellResponses
{
    /// <summary>The answer of who gave none.</summary>
    public const string NoAnswer = "na";

    /// <summary>With more categories than these, only the distribution is kept.</summary>
    public const int MostConfused = 64;

    /// <summary>The cell.</summary>
    public required CellAccuracy Accuracy { get; init; }

    /// <summary>How often each answer was given, in ordinal order; <see cref="NoAnswer"/> among them.</summary>
    public required IReadOnlyList<(string Response, long Trials)> Responses { get; init; }

    /// <summary>How often each label was right, in ordinal order.</summary>
    public required IReadOnlyList<(string Label, long Trials)> Labels { get; init; }

    /// <summary>How often each label was given each answer; null where there are too many categories.</summary>
    public required IReadOnlyDictionary<(string Label, string Response), long>? Confusions { get; init; }

    /// <summary>The categories: all labels, and all answers but <see cref="NoAnswer"/>, in ordinal order.</summary>
    public IReadOnlyList<string> Categories =>
        [.. Labels.Select(label => label.Label).Concat(Responses.Select(response => response.Response)).Where(name => name != NoAnswer).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// The entropy of the answers in bits: <c>−Σ p log₂ p</c> over the categories, with p the share of all trials. 0 where
    /// every answer is the same, log₂ of the number of categories where each is as frequent. As published, trials without an
    /// answer are in the denominator and no category.
    /// </summary>
    public double Entropy => Math.Max(0, -Answers.Sum(response => (double)response.Trials / Accuracy.Images * Math.Log2((double)response.Trials / Accuracy.Images)));

    /// <summary>The greatest entropy that answers among these categories can have.</summary>
    public double GreatestEntropy => Math.Log2(Math.Max(1, Categories.Count));

    /// <summary>The most frequent answer, the ordinally first of several; null where none was given.</summary>
    public (string Response, double Share)? MostFrequent => Answers.Any()
        ? Answers.MaxBy(response => response.Trials) is var most ? (most.Response, (double)most.Trials / Accuracy.Images) : null
        : null;

    private IEnumerable<(string Response, long Trials)> Answers => Responses.Where(response => response.Response != NoAnswer);

    /// <summary>Counts trials on their way to another reader, so that they are read once.</summary>
    internal sealed class Tally
    {
        private readonly Dictionary<string, long> _responses = new(StringComparer.Ordinal), _labels = new(StringComparer.Ordinal);
        private Dictionary<(string Label, string Response), long>? _confusions = [];

        /// <summary>The answers so far, which came out at this accuracy.</summary>
        public CellResponses Of(CellAccuracy accuracy) => new()
        {
            Accuracy = accuracy,
            Responses = Sorted(_responses),
            Labels = Sorted(_labels),
            Confusions = _confusions,
        };

        /// <summary>Counts the trials as they pass.</summary>
        public IEnumerable<Trial> Passing(IEnumerable<Trial> trials)
        {
            foreach (var trial in trials)
            {
                Count(_responses, trial.Prediction);
                Count(_labels, trial.Label);
                if (_responses.Count > MostConfused || _labels.Count > MostConfused) _confusions = null;
                if (_confusions is not null) Count(_confusions, (trial.Label, trial.Prediction));
                yield return trial;
            }
        }

        private static void Count<T>(Dictionary<T, long> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

        private static IReadOnlyList<(string, long)> Sorted(Dictionary<string, long> counts) =>
            [.. counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => (count.Key, count.Value))];
    }
}
