using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using static TorchSharp.torch;
using ExternalException = System.Runtime.InteropServices.ExternalException;

namespace RobustBench.Models;

/// <summary>A network ready to run fast, and proven at loading to be the same function as the plain one.</summary>
internal sealed class PreparedNetwork : Classifier
{
    /// <summary>How far the logits may be from the plain form's, as a share of the largest: very deep networks amplify roundings, a fault would be far more.</summary>
    private const float Tolerance = 1e-3f;

    private readonly Network _network;

    private PreparedNetwork(Network network, int classes, int size, Device device) : base(classes, size, device) => _network = network;

    /// <inheritdoc/>
    public override bool Differentiable => true;

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
        preprocessing.Require();
        if (preprocessing.Size is not { } size)
            throw new ArgumentException("An architecture needs an input size.", nameof(preprocessing));
        TorchNative.EnsureLoaded();
        TorchDevice.KeepPrecision(device);

        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        using var batch = ProbeImages.Two(size, size, device);

        // The plain network is gone before the prepared one is built, so that loading needs the memory of one.
        var expected = Plain(architecture, file, preprocessing, batch);
        var network = new Network(architecture, file, preprocessing, LayerForm.Prepared, device);
        try
        {
            var logits = network.Forward(batch);
            RequireSame(architecture, expected, Floats(logits));
            return new PreparedNetwork(network, (int)logits.shape[1], size, batch.device);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _network.Dispose();

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor batch) => _network.Forward(batch);

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

    private static float[] Floats(Tensor logits) => logits.cpu().data<float>().ToArray();
}
