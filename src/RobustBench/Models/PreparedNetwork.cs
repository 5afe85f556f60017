using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;
using ExternalException = System.Runtime.InteropServices.ExternalException;

namespace RobustBench.Models;

/// <summary>A network ready to run fast, and proven at loading to be the same function as the plain one.</summary>
/// <remarks>Usable from several threads at once. Differentiable with respect to the batch outside of <c>no_grad</c>.</remarks>
internal sealed class PreparedNetwork : IDisposable
{
    /// <summary>How far the logits may be from the plain form's, as a share of the largest.</summary>
    private const float Tolerance = 1e-4f;

    private readonly Network _network;

    private PreparedNetwork(Network network, Preprocessing preprocessing, Device device, int classes)
    {
        _network = network;
        InputSize = preprocessing.Size;
        Device = device;
        Classes = classes;
    }

    /// <summary>The number of logits for each stimulus.</summary>
    public int Classes { get; }

    /// <summary>The height and width of the stimuli.</summary>
    public int InputSize { get; }

    /// <summary>Where the network lies, and its stimuli must.</summary>
    public Device Device { get; }

    /// <summary>Builds the network and compares it on a small batch with the plain one.</summary>
    /// <param name="architecture">What the weights were trained as.</param>
    /// <param name="file">The weights; not needed afterwards.</param>
    /// <param name="preprocessing">Normalisation and input size: the architecture's own, unless the user names another.</param>
    /// <param name="device">Where it is to run.</param>
    /// <exception cref="InputException">The weights do not fit the architecture, the architecture cannot take this size,
    /// or the weights give logits that are not finite.</exception>
    /// <exception cref="ArgumentException">The preprocessing is not three finite means, three positive deviations and a
    /// positive size.</exception>
    /// <exception cref="InvalidOperationException">The prepared network differs from the plain one: a fault of this program.</exception>
    public static PreparedNetwork Load(Architecture architecture, WeightFile file, Preprocessing preprocessing, Device device)
    {
        Require(preprocessing);
        TorchNative.EnsureLoaded();

        // TF32, which libtorch allows by default, rounds to ten bits: more than the tolerance, and not what the CPU computes.
        if (device.type == DeviceType.CUDA)
            backends.cudnn.allow_tf32 = false;

        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        using var batch = Probe(preprocessing.Size, device);

        // The plain network is gone before the prepared one is built, so that loading needs the memory of one.
        var expected = Plain(architecture, file, preprocessing, batch);
        var network = new Network(architecture, file, preprocessing, LayerForm.Prepared, device);
        try
        {
            var logits = network.Forward(batch);
            RequireSame(architecture, expected, Floats(logits));
            return new PreparedNetwork(network, preprocessing, batch.device, (int)logits.shape[1]);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>The logits of a batch of stimuli. The caller owns the result, and whether a graph for gradients is kept.</summary>
    /// <param name="batch">N×3×H×W float32 in [0, 1], on the network's device, with H and W the input size; unchanged.</param>
    /// <returns>N×K float32.</returns>
    /// <exception cref="ArgumentException">The batch is not such a tensor.</exception>
    public Tensor Forward(Tensor batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        // Checked here because TorchSharp ends the process, instead of throwing, on some mismatches.
        if (batch.dtype != ScalarType.Float32)
            throw new ArgumentException($"Stimuli are Float32, not {batch.dtype}.", nameof(batch));
        if (batch.shape is not [> 0, 3, var height, var width] || height != InputSize || width != InputSize)
            throw new ArgumentException($"Stimuli are N×3×{InputSize}×{InputSize}, not {string.Join('×', batch.shape)}.", nameof(batch));
        if (batch.device_type != Device.type || batch.device_index != Device.index)
            throw new ArgumentException($"The network is on {Device}, the batch on {batch.device}.", nameof(batch));
        return _network.Forward(batch);
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose() => _network.Dispose();

    private static float[] Plain(Architecture architecture, WeightFile file, Preprocessing preprocessing, Tensor batch)
    {
        using var network = new Network(architecture, file, preprocessing, LayerForm.Plain, batch.device);
        try
        {
            using var logits = network.Forward(batch);
            var values = Floats(logits);
            return values.All(float.IsFinite)
                ? values
                : throw new InputException(
                    $"{file.Path}: {architecture.Name} gives logits that are not finite; the weights are damaged, get them again");
        }
        // At its own size a failure would be a fault of ours, at another the network has no way to take such images.
        catch (ExternalException error) when (preprocessing.Size != architecture.Preprocessing.Size)
        {
            var (size, own) = (preprocessing.Size, architecture.Preprocessing.Size);
            throw new InputException(
                $"{file.Path}: {architecture.Name} cannot take images of {size}×{size}; its own size is {own}", error);
        }
    }

    private static void RequireSame(Architecture architecture, float[] plain, float[] prepared)
    {
        var allowed = Tolerance * plain.Max(Math.Abs);
        var difference = plain.Zip(prepared, (a, b) => Math.Abs(a - b)).Max();

        // Written so that a difference that is not a number fails as well.
        if (!(difference <= allowed))
            throw new InvalidOperationException(
                $"The prepared {architecture.Name} differs from the plain one by {difference:G3} where {allowed:G3} is allowed.");
    }

    /// <summary>Two stimuli that look like noise: the multiples of the golden ratio modulo 1.</summary>
    private static Tensor Probe(int size, Device device)
    {
        var values = new float[2 * 3 * size * size];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(i * 0.6180339887498949 % 1);
        return tensor(values, [2, 3, size, size], device: device);
    }

    private static float[] Floats(Tensor logits) => logits.cpu().data<float>().ToArray();

    private static void Require(Preprocessing preprocessing)
    {
        if (preprocessing.Mean.Count != 3 || !preprocessing.Mean.All(float.IsFinite))
            throw new ArgumentException("The mean is not three finite numbers.", nameof(preprocessing));
        if (preprocessing.Std.Count != 3 || !preprocessing.Std.All(std => std > 0 && float.IsFinite(std)))
            throw new ArgumentException("The standard deviation is not three numbers above zero.", nameof(preprocessing));
        if (preprocessing.Size <= 0)
            throw new ArgumentException("The size is not above zero.", nameof(preprocessing));
    }
}
