namespace RobustBench.Randomness;

/// <summary>Normal numbers from a stream of uniform ones, by the method of Box and Muller 1958.</summary>
public static class Gaussian
{
    /// <summary>
    /// Fills <paramref name="normal"/> with numbers of mean 0 and deviation 1. Each takes the stream's next two:
    /// √(−2 ln(1 − u)) · cos(2πv), in double.
    /// </summary>
    public static void Fill(NoiseSource noise, Span<float> normal)
    {
        ArgumentNullException.ThrowIfNull(noise);
        Span<float> pair = stackalloc float[2];
        for (var i = 0; i < normal.Length; i++)
        {
            noise.Fill(pair);
            normal[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - (double)pair[0])) * Math.Cos(2 * Math.PI * pair[1]));
        }
    }
}
