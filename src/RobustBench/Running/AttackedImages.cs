using System.Globalization;
using RobustBench.Conditions.Attacking;
using RobustBench.Data;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>A batch after an attack: the final images, how far they are from the stimuli, and what was asked for each.</summary>
internal sealed class AttackedImages
{
    private readonly Change[] _changes;
    private readonly int?[] _attempts;
    private readonly int _size;
    private Ledger? _ledger;

    /// <summary>A batch as it is before the attack.</summary>
    /// <param name="stimuli">N×3×H×W; not to be changed any more.</param>
    /// <param name="goals">What the attack is after.</param>
    public AttackedImages(float[] stimuli, AttackGoals goals)
    {
        (Stimuli, Pixels, Goals) = (stimuli, [.. stimuli], goals);
        _size = stimuli.Length / goals.Goals.Count;
        (_changes, _attempts) = (new Change[goals.Goals.Count], new int?[goals.Goals.Count]);
        foreach (var (position, image) in goals.Tried.Index()) _attempts[image] = position;
    }

    /// <summary>The images before the attack, N×3×H×W.</summary>
    public float[] Stimuli { get; }

    /// <summary>The final images, N×3×H×W.</summary>
    public float[] Pixels { get; }

    /// <summary>What the attack is after.</summary>
    public AttackGoals Goals { get; }

    /// <summary>Puts the images that were attacked in their places, quantised as the data set says.</summary>
    /// <param name="images">One for each that was tried, 3×H×W in [0, 1].</param>
    /// <param name="quantise">The data set's quantisation.</param>
    /// <param name="bounded">Whether the change has a bound, which quantising must not break.</param>
    /// <param name="ledger">What was asked.</param>
    public void Put(ReadOnlySpan<float> images, Quantisation quantise, bool bounded, Ledger ledger)
    {
        _ledger = ledger;
        foreach (var (position, image) in Goals.Tried.Index())
        {
            var place = Pixels.AsSpan(image * _size, _size);
            images.Slice(position * _size, _size).CopyTo(place);
            if (bounded) quantise.ApplyWithin(place, Stimuli.AsSpan(image * _size, _size));
            else quantise.Apply(place);
            _changes[image] = Change.Between(Stimuli.AsSpan(image * _size, _size), place);
        }
    }

    /// <summary>Whether the image was attacked.</summary>
    public bool WasTried(int image) => _attempts[image] is not null;

    /// <summary>The texts of an image's trial from <see cref="AttackColumns.Queries"/> on.</summary>
    /// <param name="image">The image.</param>
    /// <param name="untouched">Whether the trial is of the stimulus as it is, whatever became of the image.</param>
    public IEnumerable<string> Texts(int image, bool untouched)
    {
        if (untouched || _ledger is null || _attempts[image] is not { } attempt) return ["0", "0", "0", "0", "0", "0", AttackColumns.False];
        return
        [
            Text(_ledger.Queries[attempt]), Text(_ledger.Gradients[attempt]), Text(_ledger.Restarts[attempt]),
            .. _changes[image].Texts,
            _ledger.IsFlat(attempt) ? AttackColumns.True : AttackColumns.False,
        ];
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
