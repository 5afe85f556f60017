using RobustBench.Models;
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
internal sealed class StyleTransfer
{
    private const double Decay = 0.9, SquareDecay = 0.999, Least = 1e-8;

    private readonly Classifier _network;
    private readonly StyleSettings _settings;
    private readonly StyleLayers _layers;

    /// <param name="network">The network whose activations are looked at.</param>
    /// <param name="settings">How.</param>
    /// <exception cref="InputException">The network has no such layers, or no gradients.</exception>
    public StyleTransfer(Classifier network, StyleSettings settings)
    {
        if (!network.Differentiable) throw new InputException("the network has no gradients, which style transfer goes by: take one with an `architecture`");
        (_network, _settings, _layers) = (network, settings, StyleLayers.Of(network, settings));
    }

    /// <summary>The layers that are looked at.</summary>
    public StyleLayers Layers => _layers;

    /// <summary>Stylises a batch; the caller owns the images.</summary>
    /// <param name="contents">N×3×S×S float32 in [0, 1].</param>
    /// <param name="styles">N×3×S×S float32 in [0, 1]: the style of each.</param>
    /// <param name="cancel">Ends the search at its next step.</param>
    /// <returns>The images in [0, 1]; for each the losses at the start and at the end, and those of the style image itself.</returns>
    public (Tensor Images, StyleLosses[] Start, StyleLosses[] End, StyleLosses[] OfStyle) Run(Tensor contents, Tensor styles, CancellationToken cancel)
    {
        using var mode = inference_mode(false);
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var goal = new Goal(Look(contents), Look(styles), _layers);
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

        return (image.MoveToOuterDisposeScope(), start, Measure(image, goal), Measure(styles, goal));
    }

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

    private Tensor Gradient(Tensor image, Goal goal)
    {
        using var gradients = enable_grad();
        var at = image.detach().clone().requires_grad_();
        using var seen = Look(at);
        using Scalar content = _settings.Content, smoothness = _settings.Smoothness;
        var loss = goal.Style(seen).add(goal.Content(seen), content).add(Variation(at), smoothness).sum();
        return autograd.grad([loss], [at])[0];
    }

    private StyleLosses[] Measure(Tensor image, Goal goal)
    {
        using var scope = NewDisposeScope();
        using var seen = Look(image);
        float[] style = goal.Style(seen).cpu().data<float>().ToArray(), content = goal.Content(seen).cpu().data<float>().ToArray();
        return [.. style.Zip(content, (s, c) => new StyleLosses(s, c))];
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

    /// <summary>What the images of a batch are to become.</summary>
    private sealed class Goal
    {
        private readonly StyleLayers _layers;
        private readonly Tensor _content, _contentSize;
        private readonly List<(Tensor Gram, Tensor Size)> _style = [];

        /// <summary>Both are freed; what is kept belongs to the scope.</summary>
        public Goal(Activations contents, Activations styles, StyleLayers layers)
        {
            using var ends = contents;
            using var end = styles;
            _layers = layers;
            _content = contents[layers.Content].clone();
            _contentSize = Size(_content);
            foreach (var layer in layers.Style)
            {
                var gram = Gram(styles[layer]);
                _style.Add((gram, Size(gram)));
            }
        }

        /// <summary>The style loss of each image.</summary>
        public Tensor Style(Activations seen)
        {
            var losses = _layers.Style.Select((layer, i) => Squares(Gram(seen[layer]).sub(_style[i].Gram)).div(_style[i].Size)).ToArray();
            return stack(losses).mean([0]);
        }

        /// <summary>The content loss of each image.</summary>
        public Tensor Content(Activations seen) => Squares(seen[_layers.Content].sub(_content)).div(_contentSize);

        /// <summary>The products of channels, averaged over the image: N×C×C.</summary>
        private static Tensor Gram(Tensor activation)
        {
            var rows = activation.flatten(2);
            using Scalar pixels = (double)rows.shape[2];
            return rows.bmm(rows.transpose(1, 2)).div(pixels);
        }

        /// <summary>The sum of squares over each image.</summary>
        private static Tensor Squares(Tensor values)
        {
            var flat = values.flatten(1);
            return flat.mul(flat).sum([1]);
        }

        /// <summary>What a loss is divided by; a layer that sees nothing has nothing to lose.</summary>
        private static Tensor Size(Tensor values)
        {
            using Scalar least = 1e-12;
            return Squares(values).clamp_min(least);
        }
    }
}
