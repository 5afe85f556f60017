using RobustBench.Models.Weights;

namespace RobustBench.Models;

/// <summary>
/// A batch norm as part of the convolution before it: <c>γ · (w·x + b − μ) / √(σ² + ε) + β</c> is a convolution with the
/// weights <c>s·w</c> and the biases <c>s·(b − μ) + β</c>, where <c>s = γ / √(σ² + ε)</c>.
/// </summary>
/// <remarks>Computed in double and rounded once, so that folding loses no more than one rounding of each weight.</remarks>
internal sealed class FoldedNorm
{
    private readonly double[] _scale;
    private readonly float[] _beta;
    private readonly float[] _mean;

    public FoldedNorm(WeightTensor gamma, WeightTensor beta, WeightTensor mean, WeightTensor variance, double epsilon)
    {
        _scale = [.. gamma.ToFloats().Zip(variance.ToFloats(), (g, v) => g / Math.Sqrt(v + epsilon))];
        _beta = beta.ToFloats();
        _mean = mean.ToFloats();
    }

    /// <summary>Writes the convolution's new weights, whose first dimension is the channel.</summary>
    public void Weights(WeightTensor weight, Span<float> destination)
    {
        weight.CopyTo(destination);
        var perChannel = destination.Length / _scale.Length;
        for (var channel = 0; channel < _scale.Length; channel++)
        {
            foreach (ref var value in destination.Slice(channel * perChannel, perChannel))
                value = (float)(value * _scale[channel]);
        }
    }

    /// <summary>Writes the convolution's new biases, one a channel.</summary>
    /// <param name="bias">The convolution's own, if it has any.</param>
    /// <param name="destination">Where they go.</param>
    public void Biases(WeightTensor? bias, Span<float> destination)
    {
        var own = bias?.ToFloats();
        for (var channel = 0; channel < destination.Length; channel++)
            destination[channel] = (float)((((own?[channel] ?? 0.0) - _mean[channel]) * _scale[channel]) + _beta[channel]);
    }
}
