using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>A network that a run can show stimuli to: what must hold for each, wherever its layers come from.</summary>
/// <remarks>Usable from several threads at once; every pass runs on the thread that asks for it.</remarks>
internal abstract class Classifier : IDisposable
{
    /// <summary>A network of so many classes on a device.</summary>
    /// <param name="classes">The number of logits for each stimulus.</param>
    /// <param name="inputSize">The height and width of the stimuli; null where the network takes any.</param>
    /// <param name="device">Where the stimuli must lie.</param>
    protected Classifier(int classes, int? inputSize, Device device) => (Classes, InputSize, Device) = (classes, inputSize, device);

    /// <summary>The number of logits for each stimulus.</summary>
    public int Classes { get; }

    /// <summary>The height and width of the stimuli; null where the network takes any.</summary>
    public int? InputSize { get; }

    /// <summary>Where the stimuli must lie, and the logits will.</summary>
    public Device Device { get; }

    /// <summary>What computes the logits, for messages.</summary>
    public virtual string Runtime => "libtorch";

    /// <summary>Whether logits have gradients with respect to the batch, outside of <c>no_grad</c>.</summary>
    public abstract bool Differentiable { get; }

    /// <summary>The logits of a batch of stimuli. The caller owns the result, and whether a graph for gradients is kept.</summary>
    /// <param name="batch">
    /// N×3×H×W float32 in [0, 1], on the network's device; unchanged. Squares of another size than the network's are resized
    /// (bilinear, antialiased, as torch's <c>interpolate</c>), which has gradients.
    /// </param>
    /// <returns>N×K float32. A stimulus has the same logits in any batch, but for the order of additions.</returns>
    /// <exception cref="ArgumentException">The batch is not such a tensor.</exception>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The runtime failed, for want of memory for instance.</exception>
    public Tensor Forward(Tensor batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        // Checked here because TorchSharp ends the process, instead of throwing, on some mismatches.
        if (batch.dtype != ScalarType.Float32)
            throw new ArgumentException($"Stimuli are Float32, not {batch.dtype}.", nameof(batch));
        if (batch.shape is not [> 0, 3, > 0 and var height, > 0 and var width] || !Takes(height, width))
            throw new ArgumentException($"Stimuli are N×3×{(InputSize is null ? "H×W" : "S×S")}, not {string.Join('×', batch.shape)}.", nameof(batch));
        if (batch.device_type != Device.type || batch.device_index != Device.index)
            throw new ArgumentException($"The network is on {Device}, the batch on {batch.device}.", nameof(batch));
        if (InputSize is not { } size || size == height) return Logits(batch);
        using var resized = nn.functional.interpolate(
            batch, size: [size, size], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
        return Logits(resized);
    }

    /// <summary>Frees the weights.</summary>
    public abstract void Dispose();

    /// <summary>The logits of a batch that has been checked; the caller owns them.</summary>
    protected abstract Tensor Logits(Tensor batch);

    private bool Takes(long height, long width) => InputSize is null || height == width;
}
