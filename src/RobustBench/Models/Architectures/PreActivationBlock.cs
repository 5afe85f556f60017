namespace RobustBench.Models.Architectures;

/// <summary>A residual block whose norms and ReLUs stand before its two 3×3 convolutions.</summary>
/// <remarks>He et al. 2016, Identity mappings in deep residual networks, figure 1b; as in the CIFAR networks of kuangliu and of TRADES.</remarks>
internal static class PreActivationBlock
{
    /// <summary>The block.</summary>
    /// <param name="layers">Where the layers come from.</param>
    /// <param name="name">The block's name, below which are <c>bn1</c>, <c>conv1</c>, <c>bn2</c> and <c>conv2</c>.</param>
    /// <param name="shortcut">The name, below the block's, of the 1×1 convolution of the shortcut where the shape changes.</param>
    /// <param name="channels">The channels that come in.</param>
    /// <param name="output">The channels that go out.</param>
    /// <param name="stride">The stride of the first convolution.</param>
    public static Layer Of(Layers layers, string name, string shortcut, int channels, int output, int stride)
    {
        var before = Layers.Sequence(layers.Norm($"{name}.bn1", channels), Layers.Relu);
        var path = Layers.Sequence(
            layers.ConvNorm($"{name}.conv1", $"{name}.bn2", channels, output, kernel: 3, stride, padding: 1),
            Layers.Relu,
            layers.Conv($"{name}.conv2", output, output, kernel: 3, padding: 1, bias: false));
        // A shortcut with weights begins after norm and ReLU, one without before them.
        return stride == 1 && channels == output
            ? Layers.Residual(Layers.Sequence(before, path), Layers.Identity)
            : Layers.Sequence(before, Layers.Residual(path, layers.Conv($"{name}.{shortcut}", channels, output, kernel: 1, stride, bias: false)));
    }
}
