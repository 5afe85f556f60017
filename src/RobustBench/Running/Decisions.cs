using System.Globalization;
using RobustBench.Data;
using RobustBench.Data.Labels;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>Turns logits into trials: the class with the largest logit, or the category with the largest score; the first on a tie.</summary>
/// <param name="names">What the answers are called, or null.</param>
/// <param name="map">The label map; null where classes are the answers.</param>
internal sealed class Decisions(IReadOnlyList<string>? names, LabelMap? map)
{
    private const int Best = 5;

    /// <summary>The trial of one stimulus.</summary>
    /// <param name="logits">One for each class, all finite.</param>
    /// <param name="image">What is known of the image; its label is a class, or a category where there is a map.</param>
    public Trial Decide(ReadOnlySpan<float> logits, ImageRecord image)
    {
        var scores = map?.Scores(logits);
        var best = scores is null ? Largest(logits) : Largest<double>(scores);
        var top = new string[best.Length];
        for (var i = 0; i < best.Length; i++) top[i] = Name(best[i]);
        return new Trial
        {
            Image = image.Key,
            Label = Name(image.Label),
            Prediction = top[0],
            Correct = best[0] == image.Label,
            Confidence = scores is null ? Softmax(logits, best[0]) : (float)(scores[best[0]] / scores.Sum()),
            Top5 = top,
            Further = image.Further,
        };
    }

    /// <summary>What an answer is called in trials: its name where one is known, else its index.</summary>
    public static string NameOf(IReadOnlyList<string>? names, int index) =>
        names is not null && index < names.Count ? names[index] : index.ToString(CultureInfo.InvariantCulture);

    /// <summary>The positions of the five largest values, the largest first.</summary>
    private static int[] Largest<T>(ReadOnlySpan<T> values) where T : struct, IComparable<T>
    {
        var best = new int[Math.Min(Best, values.Length)];
        var found = 0;
        for (var index = 0; index < values.Length; index++)
        {
            if (found == best.Length && values[index].CompareTo(values[best[^1]]) <= 0) continue;
            var place = Math.Min(found, best.Length - 1);
            for (; place > 0 && values[index].CompareTo(values[best[place - 1]]) > 0; place--) best[place] = best[place - 1];
            best[place] = index;
            found = Math.Min(found + 1, best.Length);
        }

        return best;
    }

    /// <summary>The softmax probability of one class, in double.</summary>
    private static float Softmax(ReadOnlySpan<float> logits, int chosen)
    {
        double largest = logits[chosen];
        var sum = 0.0;
        foreach (var logit in logits) sum += Math.Exp(logit - largest);
        return (float)(1 / sum);
    }

    private string Name(int index) => NameOf(names, index);
}
