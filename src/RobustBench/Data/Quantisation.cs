using System.Numerics.Tensors;

namespace RobustBench.Data;

/// <summary>Whether a stimulus becomes 8-bit after the condition.</summary>
public enum Quantisation
{
    /// <summary>It stays float32.</summary>
    None,

    /// <summary>⌊255x + ½⌋ / 255, as most image writers do.</summary>
    Round,

    /// <summary>⌊255x⌋ / 255, as the published PNG stimuli of Geirhos et al. were made.</summary>
    Truncate,
}

/// <summary>Applies a <see cref="Quantisation"/>.</summary>
internal static class QuantisationExtensions
{
    /// <summary>Quantises values of [0, 1] in place.</summary>
    public static void Apply(this Quantisation quantisation, Span<float> pixels)
    {
        if (quantisation == Quantisation.None) return;
        TensorPrimitives.Multiply(pixels, 255f, pixels);
        if (quantisation == Quantisation.Round) TensorPrimitives.Add(pixels, 0.5f, pixels);
        TensorPrimitives.Floor(pixels, pixels);
        TensorPrimitives.Divide(pixels, 255f, pixels);
    }

    /// <summary>
    /// Quantises values of [0, 1] in place so that none gets farther from its centre, which is of 8 bits already: where it would,
    /// it takes the level on the other side. So what lies in a ball about the centres stays there.
    /// </summary>
    public static void ApplyWithin(this Quantisation quantisation, Span<float> pixels, ReadOnlySpan<float> centres)
    {
        // Far below a level, far above what rounding to float32 adds.
        const float Slack = 1e-6f, Levels = 255f;
        if (quantisation == Quantisation.None) return;
        float[] before = [.. pixels];
        quantisation.Apply(pixels);
        for (var i = 0; i < before.Length; i++)
        {
            if (MathF.Abs(pixels[i] - centres[i]) <= MathF.Abs(before[i] - centres[i]) + Slack) continue;
            pixels[i] = (MathF.Round(Levels * pixels[i]) + MathF.Sign(centres[i] - pixels[i])) / Levels;
        }
    }
}
