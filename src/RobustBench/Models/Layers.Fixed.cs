using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Models;

/// <content>The layers without weights, and how layers are put together.</content>
internal sealed partial class Layers
{
    /// <summary>ReLU. Overwrites its input, which must be another layer's result.</summary>
    public static Layer Relu { get; } = input => Activations.Pass(input.relu_());

    /// <summary>ReLU up to 6. Overwrites its input, which must be another layer's result.</summary>
    public static Layer Relu6 { get; } = input => Activations.Pass(input.relu6_());

    /// <summary><c>x · σ(x)</c>, called SiLU or Swish.</summary>
    public static Layer Silu { get; } = input => Activations.Pass(input.silu());

    /// <summary><c>x · min(max(x + 3, 0), 6) / 6</c>.</summary>
    public static Layer HardSwish { get; } = input => Activations.Pass(input.hardswish());

    /// <summary><c>x · Φ(x)</c> with the normal distribution itself, of any shape.</summary>
    public static Layer Gelu { get; } = input => input.gelu();

    /// <summary>N×C×H×W to N×(C·H·W), in this order whatever the layout in memory.</summary>
    public static Layer Flatten { get; } = input => input.flatten(1);

    /// <summary>The mean over the image: N×C×H×W to N×C.</summary>
    public static Layer GlobalAveragePool { get; } = input => input.mean([2, 3]);

    /// <summary>The shortcut that passes its input on.</summary>
    public static Layer Identity { get; } = input => input;

    /// <summary>A border of one pixel in which the image is reflected at its edge pixels; the image is at least 2×2.</summary>
    public static Layer ReflectionPad { get; } = input => functional.pad(input, [1, 1, 1, 1], TorchSharp.PaddingModes.Reflect);

    /// <summary>Every pixel twice in both directions.</summary>
    public static Layer Double { get; } = input => functional.interpolate(input, scale_factor: [2, 2], mode: InterpolationMode.Nearest);

    /// <summary>N×C×H×W to N×H×W×C, which linear layers and norms of channels take; a view.</summary>
    public static Layer ToChannelsLast { get; } = input => input.permute(0, 2, 3, 1);

    /// <summary>N×H×W×C to N×C×H×W; a view.</summary>
    public static Layer ToChannelsFirst { get; } = input => input.permute(0, 3, 1, 2);

    /// <summary>The mean of as many fields of the image as there are places: N×C×H×W to N×C×size×size.</summary>
    public static Layer AveragePoolTo(int size) => input => functional.adaptive_avg_pool2d(input, [(long)size, size]);

    /// <summary>The mean of each window; the zeros of the border count.</summary>
    public static Layer AveragePool(int kernel, int stride, int padding = 0) => input => functional.avg_pool2d(input, kernel, stride, padding);

    /// <summary>
    /// A border of zeros as TensorFlow's SAME has it: a convolution without padding then has ⌈side / stride⌉ outputs; where the
    /// border is of an odd width, right and bottom get the wider part.
    /// </summary>
    public static Layer SamePad(int kernel, int stride) => input =>
    {
        var (top, bottom) = Border(input.shape[2]);
        var (left, right) = Border(input.shape[3]);
        return functional.pad(input, [left, right, top, bottom]);

        (long Before, long After) Border(long side)
        {
            var width = Math.Max((((side + stride - 1) / stride) - 1) * stride + kernel - side, 0);
            return (width / 2, width - (width / 2));
        }
    };

    /// <summary>
    /// The largest value of each window; windows that go beyond the edge are left out, or with <paramref name="ceiling"/> cut off there.
    /// </summary>
    public Layer MaxPool(int kernel, int stride, bool ceiling = false, int padding = 0) =>
        form == LayerForm.Prepared && kernel == 2 && stride == 2 && !ceiling && padding == 0
            ? Halve
            : input => functional.max_pool2d(input, kernel, stride, padding, ceil_mode: ceiling);

    /// <summary>One layer after the other; what lies between them is freed as soon as it has been used.</summary>
    public static Layer Sequence(params Layer[] layers) => input =>
    {
        var current = input;
        foreach (var layer in layers)
        {
            // A graph for gradients keeps what it needs by itself: disposing of ours costs it nothing.
            var next = layer(current);
            if (!ReferenceEquals(current, input) && !ReferenceEquals(current, next))
                current.Dispose();
            current = next;
        }

        return current;
    };

    /// <summary>The sum of two paths; the first must end in a convolution or linear layer, whose result is overwritten.</summary>
    public static Layer Residual(Layer path, Layer shortcut) => input =>
    {
        var sum = path(input);
        var passed = shortcut(input);
        sum.add_(passed, KeptScalars.One);
        if (!ReferenceEquals(passed, input))
            passed.Dispose();
        return sum;
    };

    /// <summary>The channels N×C×H×W of several paths, in the order of the paths; of the input's own by <see cref="Identity"/>.</summary>
    public static Layer Concatenate(params Layer[] paths) => input =>
    {
        var parts = paths.Select(path => path(input)).ToList();
        var whole = cat(parts, 1);
        foreach (var part in parts.Where(part => !ReferenceEquals(part, input))) part.Dispose();
        return whole;
    };

    /// <summary>
    /// The pooling of 2×2 windows as two maxima, of rows and of columns: the same numbers. libtorch's own takes ten times as
    /// long with few channels, which lie last in memory. Its gradient goes in halves to two equal largest values.
    /// </summary>
    private static Tensor Halve(Tensor input)
    {
        var (height, width) = (input.shape[2] / 2 * 2, input.shape[3] / 2 * 2);
        using Tensor above = input.slice(2, 0, height, 2), below = input.slice(2, 1, height, 2), rows = above.maximum(below);
        using Tensor left = rows.slice(3, 0, width, 2), right = rows.slice(3, 1, width, 2);
        return left.maximum(right);
    }
}
