using RobustBench.Parameters;
using RobustBench.Randomness;
using TorchSharp;
using static RobustBench.Models.KeptScalars;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacking;

/// <summary>The changes that an attack may make: all of a norm up to a radius, L∞ (each value by so much) or L2.</summary>
/// <param name="norm">One of the words of <see cref="Norm"/>.</param>
/// <param name="radius">The largest norm of a change of an image, in units of a stimulus, which is in [0, 1].</param>
internal sealed class Ball(string norm, double radius)
{
    private const string Euclidean = "l2";

    /// <summary>The budget ε.</summary>
    public static readonly NumberParameter Epsilon =
        Parameter.Number("epsilon", "the largest norm of the change, of stimuli in [0, 1]", min: 0);

    /// <summary>The norm of the budget.</summary>
    public static readonly WordParameter Norm =
        Parameter.Word("norm", "what the budget bounds: linf the change of each value, l2 the root of the sum of squares", "linf", Euclidean);

    /// <summary>The direction of steepest ascent, of norm 1: the sign of the gradient, or the gradient over its length. Where the gradient is zero, zero.</summary>
    public Tensor Direction(Tensor gradient)
    {
        if (norm != Euclidean) return gradient.sign();
        // Scaled first, so that the squares of small gradients do not vanish.
        var scaled = gradient.div(Positive(gradient.abs().amax([1, 2, 3], keepdim: true)));
        return scaled.div(Positive(Lengths(scaled)));
    }

    /// <summary>The nearest stimuli of [0, 1] within the ball about the centres, which are in [0, 1].</summary>
    /// <remarks>Clipping to [0, 1] comes last and brings each value nearer to its centre, so it leaves no ball.</remarks>
    public Tensor Project(Tensor stimuli, Tensor centres)
    {
        var change = stimuli.sub(centres);
        using Scalar low = -radius, high = radius;
        change = norm != Euclidean
            ? change.clamp(low, high)
            : change.mul(Positive(Lengths(change)).reciprocal().mul(high).clamp_max(One));
        return centres.add(change, One).clamp(Zero, One);
    }

    /// <summary>A change that is uniform in the ball, 3×H×W: for L2 a normal vector's direction, its length the root of degree n of a uniform number.</summary>
    public float[] Random(NoiseSource noise, int values)
    {
        var change = new float[values];
        if (norm != Euclidean)
        {
            noise.Fill(change);
            for (var i = 0; i < values; i++) change[i] = (float)(radius * (2.0 * change[i] - 1));
            return change;
        }

        Gaussian.Fill(noise, change);
        Span<float> uniform = stackalloc float[1];
        noise.Fill(uniform);
        var length = Math.Sqrt(change.Sum(value => (double)value * value));
        var factor = length == 0 ? 0 : radius * Math.Pow(uniform[0], 1.0 / values) / length;
        for (var i = 0; i < values; i++) change[i] = (float)(change[i] * factor);
        return change;
    }

    private static Tensor Lengths(Tensor changes) => changes.mul(changes).sum([1, 2, 3], keepdim: true).sqrt();

    /// <summary>One in place of zero, so that nothing over nothing is nothing.</summary>
    private static Tensor Positive(Tensor lengths) => where(lengths.gt(Zero), lengths, ones_like(lengths));
}
