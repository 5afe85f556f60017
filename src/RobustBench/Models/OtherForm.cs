using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>A network as it is not run: in its plain form, or in another precision, to see how much that changes.</summary>
internal sealed class OtherForm : Classifier
{
    private readonly Network _network;

    private OtherForm(Network network, int classes, int size, Device device) : base(classes, size, device) => _network = network;

    /// <inheritdoc/>
    public override bool Differentiable => true;

    /// <summary>Builds the network.</summary>
    /// <exception cref="InputException">The weights do not fit the architecture.</exception>
    public static OtherForm Load(Architecture architecture, WeightFile file, Preprocessing preprocessing, Device device, LayerForm form, ScalarType precision)
    {
        TorchNative.EnsureLoaded();
        var classes = WeightCheck.Classes(architecture, file) ?? throw new InvalidOperationException($"{architecture.Name} has no classifier.");
        var size = preprocessing.Size ?? throw new ArgumentException("An architecture needs an input size.", nameof(preprocessing));
        return new OtherForm(new Network(architecture, file, preprocessing, form, device, precision), classes, size, device);
    }

    /// <inheritdoc/>
    public override void Dispose() => _network.Dispose();

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor batch) => _network.Forward(batch);
}
