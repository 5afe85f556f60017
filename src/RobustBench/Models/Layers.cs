using System.Runtime.InteropServices;
using RobustBench.Models.Weights;
using static TorchSharp.torch;

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
/// <param name="precision">What the layers compute in; stimuli are normalised in Float32 in any case.</param>
internal sealed partial class Layers(
    string architecture, WeightFile file, LayerForm form, Device? device, ScalarType precision = ScalarType.Float32) : IDisposable
{
    private const long AnySize = WeightMismatches.AnySize;

    private readonly List<Tensor> _tensors = [];
    private readonly WeightMismatches _mismatches = new(architecture, file);

    /// <summary>The number of classes, once the classifier is described and its weights were found.</summary>
    public int? Classes { get; private set; }

    /// <summary>The weights asked for so far with their shapes, in this order; a size that the file chooses is <see cref="WeightMismatches.AnySize"/>.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Asked => _mismatches.Asked;

    /// <summary>The network's first layer: normalises stimuli N×3×H×W and brings them into the form's memory layout.</summary>
    public Layer Input(Preprocessing preprocessing)
    {
        if (form == LayerForm.Checked)
            return Unbuilt;
        // As wide as the image, so that with channels last whole rows are one loop; over three values it would be ten times slower.
        var width = form == LayerForm.Prepared ? preprocessing.Size ?? 1 : 1;
        var mean = Own([1, 3, 1, width], values => Repeat(preprocessing.Mean, values), ScalarType.Float32);
        var std = Own([1, 3, 1, width], values => Repeat(preprocessing.Std, values), ScalarType.Float32);
        Layer normalise = precision == ScalarType.Float32 ? input => input.sub(mean).div_(std) : Sequence(input => input.sub(mean).div_(std), input => input.to(precision));
        return form == LayerForm.Plain ? normalise : Sequence(ChannelsLast, normalise);
    }

    /// <summary>Lets a file hold weights that only training uses, or numbers that follow from the architecture.</summary>
    /// <param name="beginning">What their names begin with.</param>
    public void Leave(string beginning) => _mismatches.Leave(beginning);

    /// <summary>Weights of a shape of the architecture's own, as a tensor of this network; it must not be disposed of.</summary>
    /// <returns>Nothing to be used where the weights are missing or only checked: no layer made of it is ever called then.</returns>
    public Tensor Parameter(string name, params IReadOnlyList<long> shape) =>
        Take(name, shape) is { } weight && form != LayerForm.Checked ? Own(weight) : null!;

    /// <summary>A tensor of this network that is made of weights; it must not be disposed of.</summary>
    /// <param name="name">The weights' name.</param>
    /// <param name="stored">Their shape.</param>
    /// <param name="shape">The tensor's shape.</param>
    /// <param name="fill">Writes the tensor's numbers, given the weights'.</param>
    /// <returns>Nothing to be used where the weights are missing or only checked: no layer made of it is ever called then.</returns>
    public Tensor Derived(string name, IReadOnlyList<long> stored, IReadOnlyList<long> shape, FillFrom fill) =>
        Take(name, stored) is { } weight && form != LayerForm.Checked ? Own(shape, values => fill(weight.ToFloats(), values)) : null!;

    /// <summary>Writes numbers that are made of weights.</summary>
    public delegate void FillFrom(ReadOnlySpan<float> weights, Span<float> values);

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

    private static Tensor Unbuilt(Tensor input) =>
        throw new InvalidOperationException("The network was used though its weights are incomplete.");

    private static void Repeat(IReadOnlyList<float> perChannel, Span<float> values)
    {
        var width = values.Length / perChannel.Count;
        for (var i = 0; i < values.Length; i++) values[i] = perChannel[i / width];
    }

    // TorchSharp knows no memory format: strides are what a channels-last tensor is.
    private static Tensor ChannelsLast(Tensor tensor) => tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    private WeightTensor? Take(string name, params IReadOnlyList<long> shape) => _mismatches.Find(name, shape);

    private Tensor Own(WeightTensor weight) => Own(weight.Shape, weight.CopyTo);

    private Tensor Own(IReadOnlyList<long> shape, Action<Span<float>> fill) => Own(shape, fill, precision);

    private Tensor Own(IReadOnlyList<long> shape, Action<Span<float>> fill, ScalarType type)
    {
        // Tensors of inference mode would refuse gradients for ever, so the caller's mode must not reach them.
        using var mode = inference_mode(false);
        using var scope = NewDisposeScope();
        var tensor = empty([.. shape], dtype: ScalarType.Float32);
        fill(MemoryMarshal.Cast<byte, float>(tensor.bytes));
        if (form == LayerForm.Prepared && shape.Count == 4)
            tensor = ChannelsLast(tensor);
        tensor = tensor.to(type, device!).DetachFromDisposeScope();
        _tensors.Add(tensor);
        return tensor;
    }
}
