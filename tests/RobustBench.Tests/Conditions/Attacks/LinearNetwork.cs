using RobustBench.Models;
using static TorchSharp.torch;

namespace RobustBench.Tests.Conditions.Attacks;

/// <summary>Logits are the products of the stimulus with one weight vector a class: what an attack does to it can be worked out by hand.</summary>
internal sealed class LinearNetwork : Classifier
{
    private readonly Tensor _weights;

    /// <param name="weights">For each class 3 · side · side weights.</param>
    /// <param name="side">The height and width of the stimuli.</param>
    public LinearNetwork(float[][] weights, int side) : base(weights.Length, side, TorchDevice.Cpu)
    {
        TorchNative.EnsureLoaded();
        _weights = tensor([.. weights.SelectMany(row => row)], [weights.Length, 3 * side * side]).DetachFromDisposeScope();
    }

    /// <summary>How many stimuli it has decided about, those included that filled up a batch.</summary>
    public long Shown { get; private set; }

    /// <inheritdoc/>
    public override bool Differentiable => true;

    /// <summary>Random weights, the same for the same seed.</summary>
    public static LinearNetwork Random(int seed, int side, int classes = 4)
    {
        var random = new Random(seed);
        return new([.. Enumerable.Range(0, classes).Select(_ => Enumerable.Range(0, 3 * side * side).Select(_ => random.NextSingle() - 0.5f).ToArray())], side);
    }

    /// <inheritdoc/>
    public override void Dispose() => _weights.Dispose();

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor batch)
    {
        Shown += batch.shape[0];
        using var flat = batch.flatten(1);
        return nn.functional.linear(flat, _weights);
    }
}
