using System.Runtime.InteropServices;
using RobustBench.Models.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Models;

/// <summary>
/// Makes the layers of one network out of a weight file, and owns their tensors. An architecture describes itself once,
/// against this class; whether the layers are plain or prepared is no concern of its own.
/// </summary>
/// <remarks>
/// Weights are found by their names in the state dict. What is missing, misshapen or left over is collected, so that
/// <see cref="RequireComplete"/> can name all of it. Layers are differentiable with respect to their input, also where
/// they overwrite it, because no layer that can be overwritten needs its result for its gradient.
/// </remarks>
/// <param name="architecture">The name of the network, for messages.</param>
/// <param name="file">The weights.</param>
/// <param name="form">Which layers are made of them.</param>
/// <param name="device">Where the tensors are to lie; null where none are made.</param>
internal sealed class Layers(string architecture, WeightFile file, LayerForm form, Device? device) : IDisposable
{
    private const long AnySize = WeightMismatches.AnySize;

    private readonly List<Tensor> _tensors = [];
    private readonly WeightMismatches _mismatches = new(architecture, file);

    /// <summary>ReLU. Overwrites its input, which must be another layer's result.</summary>
    public static Layer Relu { get; } = input => Activations.Pass(input.relu_());

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

    /// <summary>The largest value of each window; windows that go beyond the edge are left out, or with <paramref name="ceiling"/> cut off there.</summary>
    public Layer MaxPool(int kernel, int stride, bool ceiling = false) => form == LayerForm.Prepared && kernel == 2 && stride == 2 && !ceiling
        ? Halve
        : input => functional.max_pool2d(input, kernel, stride, ceil_mode: ceiling);

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

    /// <summary>The sum of two paths; the first must end in a convolution, whose result is overwritten.</summary>
    public static Layer Residual(Layer path, Layer shortcut) => input =>
    {
        var sum = path(input);
        var passed = shortcut(input);
        sum.add_(passed, KeptScalars.One);
        if (!ReferenceEquals(passed, input))
            passed.Dispose();
        return sum;
    };

    /// <summary>The channels of two paths, those of the first before those of the second.</summary>
    public static Layer Concatenate(Layer first, Layer second) => input =>
    {
        using var one = first(input);
        using var other = second(input);
        return cat([one, other], 1);
    };

    /// <summary>The network's first layer: normalises stimuli N×3×H×W and brings them into the form's memory layout.</summary>
    public Layer Input(Preprocessing preprocessing)
    {
        if (form == LayerForm.Checked)
            return Unbuilt;
        // As wide as the image, so that with channels last whole rows are one loop; over three values it would be ten times slower.
        var width = form == LayerForm.Prepared ? preprocessing.Size ?? 1 : 1;
        var mean = Own([1, 3, 1, width], values => Repeat(preprocessing.Mean, values));
        var std = Own([1, 3, 1, width], values => Repeat(preprocessing.Std, values));
        Layer normalise = input => input.sub(mean).div_(std);
        return form == LayerForm.Plain ? normalise : Sequence(ChannelsLast, normalise);
    }

    /// <summary>A square convolution: <c>name.weight</c> and, unless there is none, <c>name.bias</c>.</summary>
    public Layer Conv(
        string name, int inChannels, int outChannels, int kernel, int stride = 1, int padding = 0, bool bias = true)
    {
        var weight = Take($"{name}.weight", outChannels, inChannels, kernel, kernel);
        var offset = bias ? Take($"{name}.bias", outChannels) : null;
        return weight is null || (bias && offset is null) || form == LayerForm.Checked
            ? Unbuilt
            : Conv(Own(weight), offset is null ? null : Own(offset), stride, padding);
    }

    /// <summary>A square convolution, by default without bias, and the batch norm after it with its running statistics.</summary>
    public Layer ConvNorm(
        string conv,
        string norm,
        int inChannels,
        int outChannels,
        int kernel,
        int stride = 1,
        int padding = 0,
        bool bias = false,
        double epsilon = 1e-5)
    {
        var weight = Take($"{conv}.weight", outChannels, inChannels, kernel, kernel);
        var offset = bias ? Take($"{conv}.bias", outChannels) : null;
        var gamma = Take($"{norm}.weight", outChannels);
        var beta = Take($"{norm}.bias", outChannels);
        var mean = Take($"{norm}.running_mean", outChannels);
        var variance = Take($"{norm}.running_var", outChannels);
        if (weight is null || (bias && offset is null))
            return Unbuilt;
        if (gamma is null || beta is null || mean is null || variance is null || form == LayerForm.Checked)
            return Unbuilt;

        if (form == LayerForm.Prepared)
        {
            var folded = new FoldedNorm(gamma, beta, mean, variance, epsilon);
            return Conv(
                Own(weight.Shape, values => folded.Weights(weight, values)),
                Own(gamma.Shape, values => folded.Biases(offset, values)),
                stride,
                padding);
        }

        var convolution = Conv(Own(weight), offset is null ? null : Own(offset), stride, padding);
        Tensor g = Own(gamma), b = Own(beta), m = Own(mean), v = Own(variance);
        return Sequence(convolution, input => functional.batch_norm(input, m, v, g, b, training: false, eps: epsilon));
    }

    /// <summary>A fully connected layer: N×in to N×out.</summary>
    public Layer Linear(string name, int inFeatures, int outFeatures) => LinearOf(name, inFeatures, outFeatures);

    /// <summary>The last, fully connected layer: N×in to N×classes, with as many classes as the weights have.</summary>
    public Layer Classifier(string name, int inFeatures) => LinearOf(name, inFeatures, AnySize);

    /// <summary>A 1×1 convolution as the last layer with weights: to as many channels as the weights have classes.</summary>
    public Layer ConvClassifier(string name, int inChannels)
    {
        var weight = Take($"{name}.weight", AnySize, inChannels, 1, 1);
        var offset = Take($"{name}.bias", weight?.Shape[0] ?? AnySize);
        if (weight is not null) Classes = (int)weight.Shape[0];
        return weight is null || offset is null || form == LayerForm.Checked ? Unbuilt : Conv(Own(weight), Own(offset), stride: 1, padding: 0);
    }

    /// <summary>The number of classes, once the classifier is described and its weights were found.</summary>
    public int? Classes { get; private set; }

    /// <summary>Checks, once the network is described, that file and architecture fit each other.</summary>
    /// <exception cref="InputException">One line for each tensor that is missing, misshapen or not used.</exception>
    public void RequireComplete()
    {
        if (_mismatches.Problems() is { Count: > 0 } problems)
            throw new InputException(problems);
    }

    /// <summary>Frees every tensor of the network.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors)
            tensor.Dispose();
        _tensors.Clear();
    }

    private static Layer Conv(Tensor weight, Tensor? bias, int stride, int padding) =>
        input => functional.conv2d(input, weight, bias, strides: [stride, stride], padding: [padding, padding]);

    private static Tensor Unbuilt(Tensor input) =>
        throw new InvalidOperationException("The network was used though its weights are incomplete.");

    private static void Repeat(IReadOnlyList<float> perChannel, Span<float> values)
    {
        var width = values.Length / perChannel.Count;
        for (var i = 0; i < values.Length; i++) values[i] = perChannel[i / width];
    }

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

    // TorchSharp knows no memory format: strides are what a channels-last tensor is.
    private static Tensor ChannelsLast(Tensor tensor) => tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private Layer LinearOf(string name, long inFeatures, long outFeatures)
    {
        var weight = Take($"{name}.weight", outFeatures, inFeatures);
        var offset = Take($"{name}.bias", weight?.Shape[0] ?? outFeatures);
        if (outFeatures == AnySize && weight is not null)
            Classes = (int)weight.Shape[0];
        if (weight is null || offset is null || form == LayerForm.Checked)
            return Unbuilt;
        Tensor matrix = Own(weight), bias = Own(offset);
        return input => functional.linear(input, matrix, bias);
    }

    private WeightTensor? Take(string name, params IReadOnlyList<long> shape) => _mismatches.Find(name, shape);

    private Tensor Own(WeightTensor weight) => Own(weight.Shape, weight.CopyTo);

    private Tensor Own(IReadOnlyList<long> shape, Action<Span<float>> fill)
    {
        // Tensors of inference mode would refuse gradients for ever, so the caller's mode must not reach them.
        using var mode = inference_mode(false);
        using var scope = NewDisposeScope();
        var tensor = empty([.. shape], dtype: ScalarType.Float32);
        fill(MemoryMarshal.Cast<byte, float>(tensor.bytes));
        if (form == LayerForm.Prepared && shape.Count == 4)
            tensor = ChannelsLast(tensor);
        tensor = tensor.to(device!).DetachFromDisposeScope();
        _tensors.Add(tensor);
        return tensor;
    }
}
