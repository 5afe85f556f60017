using RobustBench.Randomness;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacking;

/// <summary>One attack, with its settings, on a batch: the images, their random numbers, and the questions it may ask, all of which are counted.</summary>
/// <param name="batch">The images and the network.</param>
/// <param name="noise">The stream of each image: what an image gets depends on no other.</param>
internal sealed class Attempt(AttackBatch batch, IReadOnlyList<NoiseSource> noise)
{
    /// <summary>N×3×H×W float32 in [0, 1], on the network's device; not to be changed.</summary>
    public Tensor Images => batch.Images;

    /// <summary>The number of images.</summary>
    public int Count => batch.Count;

    /// <summary>Rows of an image.</summary>
    public int Height => (int)Images.shape[2];

    /// <summary>Columns of an image.</summary>
    public int Width => (int)Images.shape[3];

    /// <summary>The random numbers of each image.</summary>
    public IReadOnlyList<NoiseSource> Noise => noise;

    /// <summary>What was asked so far.</summary>
    public Ledger Ledger { get; } = new(batch.Count);

    /// <summary>The gradients of the loss to be raised with respect to stimuli, M×3×H×W; the caller owns them.</summary>
    /// <param name="stimuli">M×3×H×W float32.</param>
    /// <param name="owners">For each stimulus the image that it was made from.</param>
    public Tensor Gradient(Tensor stimuli, IReadOnlyList<int> owners)
    {
        var (gradient, zero) = batch.Gradient(stimuli, owners);
        for (var i = 0; i < owners.Count; i++) Ledger.AddGradient(owners[i], zero[i]);
        return gradient;
    }

    /// <summary>The gradients at the images themselves, which attacks of the same batch share.</summary>
    public Tensor Gradient() => Gradient(Images, [.. Enumerable.Range(0, Count)]);

    /// <summary>What the network answers about stimuli.</summary>
    /// <param name="owners">For each stimulus the image that it was made from.</param>
    /// <param name="make">Makes some stimuli, N×3×H×W: of so many <paramref name="owners"/> from a first one on.</param>
    public Answers Ask(IReadOnlyList<int> owners, Func<int, int, Tensor> make)
    {
        var answers = batch.Ask(owners, make);
        for (var i = 0; i < owners.Count; i++) Ledger.AddQuery(owners[i], answers.Loss[i]);
        return answers;
    }

    /// <summary>What the network answers about stimuli that are there already.</summary>
    public Answers Ask(IReadOnlyList<int> owners, Tensor stimuli) => Ask(owners, (first, count) => stimuli.narrow(0, first, count));
}
