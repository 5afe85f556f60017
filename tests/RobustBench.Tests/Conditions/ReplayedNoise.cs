using RobustBench.Randomness;

namespace RobustBench.Tests.Conditions;

/// <summary>Gives numbers that a test wrote down, in order.</summary>
internal sealed class ReplayedNoise(params float[] numbers) : NoiseSource(0, "", "")
{
    private int _drawn;

    /// <summary>How many numbers were asked for.</summary>
    public int Drawn => _drawn;

    public override void Fill(Span<float> uniform)
    {
        numbers.AsSpan(_drawn, uniform.Length).CopyTo(uniform);
        _drawn += uniform.Length;
    }
}
