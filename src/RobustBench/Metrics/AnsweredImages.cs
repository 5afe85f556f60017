using System.Numerics;
using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>Which images of a data set an observer was shown in one cell, and which it was right about: two bits an image, since many cells are held at once.</summary>
public sealed class AnsweredImages
{
    private const int WordBits = 64;

    private readonly List<ulong> _shown = [], _right = [];

    /// <summary>Whether an image stands in the cell twice, so that its trials can't be paired with others'.</summary>
    public bool HasRepeats { get; private set; }

    /// <summary>Notes the trial of the image with a number of <see cref="ImageNumbers"/>.</summary>
    public void Add(int number, bool right)
    {
        var (word, bit) = (number / WordBits, 1UL << (number % WordBits));
        while (_shown.Count <= word)
        {
            _shown.Add(0);
            _right.Add(0);
        }

        HasRepeats |= (_shown[word] & bit) != 0;
        _shown[word] |= bit;
        if (right) _right[word] |= bit;
    }

    /// <summary>One more than the largest number of an image that was shown.</summary>
    internal int Numbers => _shown.Count * WordBits;

    /// <summary>Whether the image with a number was shown, and its answer right; null where it was not shown.</summary>
    internal bool? this[int number] => number / WordBits < _shown.Count && (_shown[number / WordBits] >> (number % WordBits) & 1) != 0
        ? (_right[number / WordBits] >> (number % WordBits) & 1) != 0
        : null;

    /// <summary>How two observers fared on the images that both were shown.</summary>
    public static PairedAnswers Pair(AnsweredImages one, AnsweredImages other)
    {
        var (both, first, second, images) = (0, 0, 0, 0);
        for (var word = 0; word < Math.Min(one._shown.Count, other._shown.Count); word++)
        {
            var shown = one._shown[word] & other._shown[word];
            var (a, b) = (one._right[word] & shown, other._right[word] & shown);
            images += BitOperations.PopCount(shown);
            both += BitOperations.PopCount(a & b);
            first += BitOperations.PopCount(a & ~b);
            second += BitOperations.PopCount(b & ~a);
        }

        return new PairedAnswers(both, first, second, images - both - first - second);
    }

    /// <summary>Notes trials on their way to another reader, so that they are read once.</summary>
    internal IEnumerable<Trial> Passing(IEnumerable<Trial> trials, ImageNumbers numbers)
    {
        foreach (var trial in trials)
        {
            Add(numbers[trial.Image], trial.Correct);
            yield return trial;
        }
    }
}
