using RobustBench.Randomness;

namespace RobustBench.Data.Cue16;

/// <summary>The random numbers of one aspect of one image, drawn one after the other.</summary>
/// <param name="noise">Where they come from.</param>
internal sealed class Dice(NoiseSource noise)
{
    private readonly float[] _one = new float[1];

    /// <summary>The next uniform number in [0, 1).</summary>
    public double Next()
    {
        noise.Fill(_one);
        return _one[0];
    }

    /// <summary>A uniform number of a range.</summary>
    public double In(Range range) => range.Low + (range.High - range.Low) * Next();

    /// <summary>A uniform number in [−<paramref name="most"/>, <paramref name="most"/>).</summary>
    public double Within(double most) => most * (2 * Next() - 1);

    /// <summary>A whole number from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)(count * Next());

    /// <summary>The next uniform numbers.</summary>
    public void Fill(Span<float> uniform) => noise.Fill(uniform);
}
