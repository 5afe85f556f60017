using System.Globalization;
using RobustBench.Data;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>Turns logits into trials: the class with the largest logit, the lowest index on a tie.</summary>
internal static class Decisions
{
    private const int Best = 5;

    /// <summary>The trial of one stimulus.</summary>
    /// <param name="logits">One for each class, all finite.</param>
    /// <param name="image">What is known of the image.</param>
    /// <param name="names">The classes' names, or null.</param>
    public static Trial Decide(ReadOnlySpan<float> logits, ImageRecord image, IReadOnlyList<string>? names)
    {
        var best = Largest(logits);
        var top = new string[best.Length];
        for (var i = 0; i < best.Length; i++) top[i] = Name(best[i], names);
        return new Trial
        {
            Image = image.Key,
            Label = Name(image.Label, names),
            Prediction = top[0],
            Correct = best[0] == image.Label,
            Confidence = Softmax(logits, best[0]),
            Top5 = top,
            Further = image.Further,
        };
    }

    /// <summary>The indices of the five largest logits, the largest first.</summary>
    private static int[] Largest(ReadOnlySpan<float> logits)
    {
        var best = new int[Math.Min(Best, logits.Length)];
        var found = 0;
        for (var index = 0; index < logits.Length; index++)
        {
            if (found == best.Length && logits[index] <= logits[best[^1]]) continue;
            var place = Math.Min(found, best.Length - 1);
            for (; place > 0 && logits[index] > logits[best[place - 1]]; place--) best[place] = best[place - 1];
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

    private static string Name(int index, IReadOnlyList<string>? names) =>
        names is not null && index < names.Count ? names[index] : index.ToString(CultureInfo.InvariantCulture);
}
