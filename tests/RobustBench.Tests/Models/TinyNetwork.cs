using RobustBench.Models;

namespace RobustBench.Tests.Models;

/// <summary>One of every kind of layer, for images of 9×9.</summary>
internal static class TinyNetwork
{
    public static Preprocessing Preprocessing { get; } = new() { Mean = [0.4f, 0.5f, 0.6f], Std = [0.2f, 0.25f, 0.3f], Size = 9 };

    public static RandomWeights Weights(int seed) => new RandomWeights(seed)
        .Weight("stem.weight", 8, 3, 3, 3).Norm("norm", 8)
        .Weight("block.weight", 8, 8, 3, 3).Weight("block.bias", 8).Norm("block_norm", 8)
        .Weight("shortcut.weight", 8, 8, 1, 1).Weight("shortcut.bias", 8)
        .Weight("hidden.weight", 6, 8 * 2 * 2).Weight("hidden.bias", 6)
        .Weight("last.weight", 5, 6).Weight("last.bias", 5);

    public static Layer Build(Layers layers) => Layers.Sequence(
        layers.ConvNorm("stem", "norm", 3, 8, kernel: 3, padding: 1),
        Layers.Relu,
        layers.MaxPool(kernel: 2, stride: 2),
        Layers.Residual(
            Layers.Sequence(layers.ConvNorm("block", "block_norm", 8, 8, kernel: 3, stride: 2, padding: 1, bias: true)),
            layers.Conv("shortcut", 8, 8, kernel: 1, stride: 2)),
        Layers.Relu,
        Layers.Flatten,
        layers.Linear("hidden", 8 * 2 * 2, 6),
        Layers.Relu,
        layers.Classifier("last", 6));
}
