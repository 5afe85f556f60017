using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>An architecture with its weights, in one form and on one device.</summary>
internal sealed class Network : IDisposable
{
    private readonly Layers _layers;
    private readonly Layer _forward;

    /// <summary>Builds the network, normalisation included.</summary>
    /// <exception cref="InputException">The weights are not this architecture's: one line for each tensor.</exception>
    public Network(
        Architecture architecture, WeightFile file, Preprocessing preprocessing, LayerForm form, Device device, ScalarType precision = ScalarType.Float32)
    {
        _layers = new Layers(architecture.Name, architecture.Named(file), form, device, precision);
        try
        {
            _forward = Layers.Sequence(_layers.Input(preprocessing), architecture.Build(_layers));
            _layers.RequireComplete();
        }
        catch
        {
            _layers.Dispose();
            throw;
        }
    }

    /// <summary>The logits N×K, Float32, of stimuli N×3×H×W, which nothing checks here. The caller owns the result.</summary>
    public Tensor Forward(Tensor batch)
    {
        using var scope = NewDisposeScope();
        return _forward(batch).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the weights.</summary>
    public void Dispose() => _layers.Dispose();
}
