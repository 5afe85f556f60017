using RobustBench.Parameters;
using static RobustBench.Models.KeptScalars;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacking;

/// <summary>
/// A family of attacks: it changes stimuli so that a network decides wrongly, or for a target. This base keeps the result
/// in [0, 1] and frees the tensors, so that a family writes its one search. Whether it succeeded is not for it to say: the
/// final images are judged as every stimulus is.
/// </summary>
internal abstract class Attack : IConditionFamily
{
    /// <summary>The last but one parameter of every attack.</summary>
    public static readonly TextParameter Target = Parameter.Text(
        "target", "what it is to reach: next (the class after the label's), a class, or a column of the data set that holds one; left out: any wrong class");

    /// <summary>The last parameter of every attack.</summary>
    public static readonly TextParameter SourceModel = Parameter.Text(
        "source", "the model of the suite that the images are made on, to be shown to all (transfer); left out: each model has its own");

    /// <summary>A pass forward and one backward, which takes about twice as long.</summary>
    protected const long GradientCost = 3;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Summary { get; }

    /// <inheritdoc/>
    public abstract string Source { get; }

    /// <inheritdoc/>
    public virtual int Version => 1;

    /// <summary>Whether it asks for gradients, which not every network has.</summary>
    public abstract bool NeedsGradients { get; }

    /// <summary>Whether its change has a bound, which quantising the result must not break.</summary>
    public virtual bool IsBounded => false;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [.. OwnParameters, Target, SourceModel];

    /// <summary>The family's parameters without <see cref="Target"/> and <see cref="SourceModel"/>.</summary>
    protected abstract IReadOnlyList<Parameter> OwnParameters { get; }

    /// <inheritdoc/>
    public virtual string? Conflict(Settings settings) => null;

    /// <inheritdoc/>
    public virtual string? Refusal(Settings settings, int height, int width) => null;

    /// <summary>The most that the search may ask for one image, in decisions of the network; a gradient is as long as <see cref="GradientCost"/>.</summary>
    public abstract long MostDecisions(Settings settings);

    /// <summary>Changes the images of an attempt; the caller owns the result.</summary>
    /// <returns>N×3×H×W float32 in [0, 1], on the images' device.</returns>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The network failed.</exception>
    public Tensor Run(Attempt attempt, Settings settings)
    {
        // Tensors of inference mode would refuse gradients for ever; a graph is kept only while a gradient is asked for.
        using var mode = inference_mode(false);
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var result = Perturb(attempt, settings).clamp(Zero, One);
        return result.shape.SequenceEqual(attempt.Images.shape) && result.dtype == ScalarType.Float32
            ? result.MoveToOuterDisposeScope()
            : throw new InvalidOperationException($"{Name} made {string.Join('×', result.shape)} {result.dtype} of {string.Join('×', attempt.Images.shape)}.");
    }

    /// <summary>The search: images N×3×H×W float32, one for each of the attempt's, which stay as they are. They need not be clipped.</summary>
    protected abstract Tensor Perturb(Attempt attempt, Settings settings);
}
