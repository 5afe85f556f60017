using System.Text.Json.Nodes;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using RobustBench.Models.Zoo;
using TorchSharp;
using static RobustBench.Models.KeptScalars;
using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>Changes images, from their content on, until their activations have the statistics of a style image.</summary>
/// <remarks>
/// Gatys et al. 2016, Image style transfer using convolutional neural networks (CVPR), with the losses divided by those of
/// nothing (so that weights mean the same whatever the layer and the network), total variation (Mahendran &amp; Vedaldi 2015) and
/// Adam (Kingma &amp; Ba 2015) in place of L-BFGS. Images of a batch do not act on each other.
/// </remarks>
internal sealed class StyleTransfer : StyleMethod
{
    private const double Decay = 0.9, SquareDecay = 0.999, Least = 1e-8;

    private readonly Classifier _network;
    private readonly JsonObject _source;
    private readonly StyleSettings _settings;
    private readonly StyleLayers _layers;

    private StyleTransfer(Classifier network, JsonObject source, StyleSettings settings)
    {
        if (!network.Differentiable) throw new InputException("the network has no gradients, which style transfer goes by: take one with an `architecture`");
        (_network, _source, _settings, _layers) = (network, source, settings, StyleLayers.Of(network, settings));
    }

    /// <summary>Loads the network whose activations are looked at.</summary>
    /// <exception cref="InputException">It is not there, does not fit its weights, or has no such layers.</exception>
    public static StyleTransfer Load(StyliseOptions options, string name, Device device)
    {
        var zoo = ZooCatalogue.Find(name);
        var architecture = zoo?.Architecture ?? ArchitectureCatalogue.Find(name)
            ?? throw new InputException($"--network {name}: there is no such architecture, and no such network of the zoo: see robustbench list models");
        var file = WeightFile.Read(zoo?.WeightsIn(ZooCatalogue.Folder) ?? options.Weights ?? throw new InputException($"--network {name}: it needs --weights, a file of its weights"));
        var network = PreparedNetwork.Load(architecture, file, architecture.Preprocessing, device);
        try
        {
            var source = new JsonObject { ["network"] = name, ["weights_sha256"] = file.Sha256 };
            return new StyleTransfer(network, source, options.Settings with { Size = options.Size ?? network.InputSize!.Value });
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Size => _settings.Size;

    /// <inheritdoc/>
    public override Device Device => _network.Device;

    /// <inheritdoc/>
    public override JsonObject Describe()
    {
        var description = _source.DeepClone().AsObject();
        description["size"] = Size;
        description["steps"] = _settings.Steps;
        description["rate"] = _settings.Rate;
        description["content_weight"] = _settings.Content;
        description["smoothness"] = _settings.Smoothness;
        description["style_layers"] = new JsonArray([.. _layers.Style.Select(layer => JsonValue.Create(layer))]);
        description["content_layer"] = _layers.Content;
        return description;
    }

    /// <inheritdoc/>
    public override StyledBatch Run(Tensor contents, Tensor styles, CancellationToken cancel)
    {
        using var mode = inference_mode(false);
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var goal = new StyleGoal(Look(contents), Look(styles), _layers);
        var image = contents.clone();
        var (first, second) = (zeros_like(image), zeros_like(image));
        var start = Measure(image, goal);
        for (var step = 0; step < _settings.Steps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            using var before = image;
            image = Step(image, Gradient(image, goal), ref first, ref second, step).MoveToOuterDisposeScope();
        }

        return new StyledBatch(image.MoveToOuterDisposeScope(), start, Measure(image, goal), Measure(styles, goal));
    }

    /// <inheritdoc/>
    public override void Dispose() => _network.Dispose();

    /// <summary>One step of Adam, within [0, 1]; the tensors that replace the moments belong to the outer scope.</summary>
    private Tensor Step(Tensor image, Tensor gradient, ref Tensor first, ref Tensor second, int step)
    {
        using Scalar keep = Decay, take = 1 - Decay, keepSquare = SquareDecay, takeSquare = 1 - SquareDecay, least = Least;
        var rate = _settings.Rate * 0.5 * (1 + Math.Cos(Math.PI * step / _settings.Steps));
        using Scalar length = -rate / (1 - Math.Pow(Decay, step + 1)), scale = 1 / (1 - Math.Pow(SquareDecay, step + 1));
        using Tensor oldFirst = first, oldSecond = second;
        first = first.mul(keep).add(gradient, take).MoveToOuterDisposeScope();
        second = second.mul(keepSquare).add(gradient.mul(gradient), takeSquare).MoveToOuterDisposeScope();
        return image.add(first.div(second.mul(scale).sqrt().clamp_min(least)), length).clamp(Zero, One);
    }

    private Tensor Gradient(Tensor image, StyleGoal goal)
    {
        using var gradients = enable_grad();
        var at = image.detach().clone().requires_grad_();
        using var seen = Look(at);
        using Scalar content = _settings.Content, smoothness = _settings.Smoothness;
        var loss = goal.Style(seen).add(goal.Content(seen), content).add(Variation(at), smoothness).sum();
        return autograd.grad([loss], [at])[0];
    }

    private StyleLosses[] Measure(Tensor image, StyleGoal goal)
    {
        using var seen = Look(image);
        return goal.Measure(seen);
    }

    private Activations Look(Tensor image) => Activations.Of(() => _network.Forward(image).Dispose(), _layers.All);

    /// <summary>The mean squared difference of neighbouring pixels, for each image.</summary>
    private static Tensor Variation(Tensor image)
    {
        var (height, width) = (image.shape[2], image.shape[3]);
        var down = image.narrow(2, 1, height - 1).sub(image.narrow(2, 0, height - 1));
        var across = image.narrow(3, 1, width - 1).sub(image.narrow(3, 0, width - 1));
        return down.mul(down).mean([1, 2, 3]).add(across.mul(across).mean([1, 2, 3]), One);
    }
}
