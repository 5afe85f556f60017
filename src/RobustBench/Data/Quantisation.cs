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
}
