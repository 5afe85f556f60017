using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>The normalisation of stimuli before a network that is read from a file: <c>(x − mean) / std</c> per channel.</summary>
internal sealed class Normalisation : IDisposable
{
    private readonly Tensor _mean, _std;

    /// <summary>The normalisation on a device.</summary>
    public Normalisation(Preprocessing preprocessing, Device device)
    {
        // Tensors of inference mode would refuse gradients for ever, so the caller's mode must not reach them.
        using var mode = inference_mode(false);
        _mean = PerChannel(preprocessing.Mean, device);
        _std = PerChannel(preprocessing.Std, device);
    }

    /// <summary>N×3×H×W, normalised; a new tensor.</summary>
    public Tensor Of(Tensor batch) => batch.sub(_mean).div_(_std);

    /// <summary>Frees its tensors.</summary>
    public void Dispose()
    {
        _mean.Dispose();
        _std.Dispose();
    }

    private static Tensor PerChannel(IReadOnlyList<float> values, Device device) =>
        tensor(values.ToArray(), [1, 3, 1, 1], device: device).DetachFromDisposeScope();
}
