using System.Globalization;
using System.Text.Json.Nodes;
using RobustBench.Models;
using RobustBench.Models.Weights;
using TorchSharp;
using static RobustBench.Models.KeptScalars;
using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>
/// Feed-forward style transfer: an encoder's activations of the content are given the mean and deviation that those of the
/// style have in each channel, and a decoder makes an image of them.
/// </summary>
/// <remarks>
/// Huang &amp; Belongie 2017, Arbitrary style transfer in real-time with adaptive instance normalization (ICCV). The encoder is
/// VGG-19 up to its ReLU 4_1, normalised and with reflected borders, the decoder its mirror; their weights have the names and
/// shapes of naoto0804's pytorch-AdaIN, which Stylized-ImageNet (Geirhos et al. 2019) was made with. Images come as they are in
/// [0, 1]: the encoder's first convolution holds the normalisation.
/// </remarks>
internal sealed class AdaIn : StyleMethod
{
    /// <summary>The side of images where none is given.</summary>
    public const int UsualSize = 224;

    /// <summary>The encoder halves images three times, and what it returns must have a neighbour to be reflected.</summary>
    private const int Step = 8, LeastSize = 2 * Step;

    /// <summary>The number of the encoder's last layer that is used; the files go on to the end of VGG-19.</summary>
    private const int LastLayer = 30;

    /// <summary>What encoders have and decoders have not.</summary>
    private const string FirstWeight = "0.weight";

    /// <summary>What is added to a variance.</summary>
    private const double Least = 1e-5;

    /// <summary>ReLU 1_1, 2_1, 3_1 and 4_1, of which the paper's losses are.</summary>
    private static readonly StyleLayers Watched = new([1, 3, 5, 9], 9);

    private readonly Layers _encoderLayers, _decoderLayers;
    private readonly Layer _encoder, _decoder;
    private readonly JsonObject _description;
    private readonly double _alpha;

    private AdaIn(WeightFile encoder, WeightFile decoder, int size, double alpha, Device device)
    {
        (Size, Device, _alpha) = (size, device, alpha);
        _encoderLayers = new Layers("the encoder of AdaIN", Used(encoder), LayerForm.Plain, device);
        _decoderLayers = new Layers("the decoder of AdaIN", decoder, LayerForm.Plain, device);
        _description = new JsonObject
        {
            ["method"] = "adain",
            ["encoder_sha256"] = encoder.Sha256,
            ["decoder_sha256"] = decoder.Sha256,
            ["size"] = size,
            ["alpha"] = alpha,
        };
        try
        {
            (_encoder, _decoder) = (Encoder(_encoderLayers), Decoder(_decoderLayers));
            _encoderLayers.RequireComplete();
            _decoderLayers.RequireComplete();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Size { get; }

    /// <inheritdoc/>
    public override Device Device { get; }

    /// <summary>Loads the two halves.</summary>
    /// <param name="encoder">The file of the encoder's weights, <c>vgg_normalised</c>.</param>
    /// <param name="decoder">The file of the decoder's weights.</param>
    /// <param name="size">The side of the images: a multiple of 8 from 16 on.</param>
    /// <param name="alpha">How much of the style an image takes on, in [0, 1].</param>
    /// <param name="device">Where they are to run.</param>
    /// <exception cref="InputException">A file is not what it should be, or a number is out of its range.</exception>
    public static AdaIn Load(string encoder, string decoder, int size, double alpha, Device device)
    {
        if (size < LeastSize || size % Step != 0)
            throw new InputException($"--size {size}: feed-forward transfer makes images whose side is a multiple of {Step}, from {LeastSize} on");
        if (!(alpha is >= 0 and <= 1))
            throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--alpha {alpha}: it must be from 0, nothing of the style, to 1, all of it"));
        TorchNative.EnsureLoaded();
        var (first, second) = (WeightFile.Read(encoder), WeightFile.Read(decoder));
        if (!first.Tensors.ContainsKey(FirstWeight) && second.Tensors.ContainsKey(FirstWeight))
            throw new InputException(OneLine.Of($"{encoder}: this is no encoder, but {decoder} is: --encoder and --decoder are the wrong way round"));
        return new AdaIn(first, second, size, alpha, device);
    }

    /// <inheritdoc/>
    public override JsonObject Describe() => _description.DeepClone().AsObject();

    /// <inheritdoc/>
    public override StyledBatch Run(Tensor contents, Tensor styles, CancellationToken cancel)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        using Activations content = Look(contents), style = Look(styles);
        var wanted = Normalised(content[Watched.Content], style[Watched.Content]);
        using Scalar alpha = _alpha, rest = 1 - _alpha;
        var mixed = wanted.mul(alpha).add(content[Watched.Content], rest);
        var goal = new StyleGoal(content, style, Watched);
        cancel.ThrowIfCancellationRequested();
        var images = _decoder(mixed).clamp(Zero, One);
        return new StyledBatch(images.MoveToOuterDisposeScope(), Measure(contents, goal), Measure(images, goal), Measure(styles, goal));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _encoderLayers.Dispose();
        _decoderLayers.Dispose();
    }

    /// <summary>The content with the statistics of the style; a deviation is that of a sample (n − 1).</summary>
    private static Tensor Normalised(Tensor content, Tensor style)
    {
        var ((mean, deviation), (styleMean, styleDeviation)) = (Statistics(content), Statistics(style));
        return content.sub(mean).div(deviation).mul(styleDeviation).add(styleMean, One);
    }

    private static (Tensor Mean, Tensor Deviation) Statistics(Tensor activation)
    {
        using Scalar least = Least;
        using Scalar others = activation.shape[2] * activation.shape[3] - 1.0;
        var mean = activation.mean([2, 3], keepdim: true);
        var offset = activation.sub(mean);
        return (mean, offset.mul(offset).sum([2, 3], keepdim: true).div(others).add(least, One).sqrt());
    }

    private Activations Look(Tensor images) => Activations.Of(() => _encoder(images).Dispose(), Watched.All);

    private StyleLosses[] Measure(Tensor images, StyleGoal goal)
    {
        using var scope = NewDisposeScope();
        using var seen = Look(images);
        return goal.Measure(seen);
    }

    private static Layer Encoder(Layers layers) => Layers.Sequence(
        layers.Conv("0", 3, 3, kernel: 1),
        Convolution(layers, 2, 3, 64),
        Convolution(layers, 5, 64, 64),
        layers.MaxPool(kernel: 2, stride: 2),
        Convolution(layers, 9, 64, 128),
        Convolution(layers, 12, 128, 128),
        layers.MaxPool(kernel: 2, stride: 2),
        Convolution(layers, 16, 128, 256),
        Convolution(layers, 19, 256, 256),
        Convolution(layers, 22, 256, 256),
        Convolution(layers, 25, 256, 256),
        layers.MaxPool(kernel: 2, stride: 2),
        Convolution(layers, 29, 256, 512));

    private static Layer Decoder(Layers layers) => Layers.Sequence(
        Convolution(layers, 1, 512, 256),
        Layers.Double,
        Convolution(layers, 5, 256, 256),
        Convolution(layers, 8, 256, 256),
        Convolution(layers, 11, 256, 256),
        Convolution(layers, 14, 256, 128),
        Layers.Double,
        Convolution(layers, 18, 128, 128),
        Convolution(layers, 21, 128, 64),
        Layers.Double,
        Convolution(layers, 25, 64, 64),
        Layers.ReflectionPad,
        layers.Conv("28", 64, 3, kernel: 3));

    private static Layer Convolution(Layers layers, int number, int inChannels, int outChannels) => Layers.Sequence(
        Layers.ReflectionPad,
        layers.Conv(number.ToString(CultureInfo.InvariantCulture), inChannels, outChannels, kernel: 3),
        Layers.Relu);

    /// <summary>The encoder's file without the layers of VGG-19 that come after the last one used.</summary>
    private static WeightFile Used(WeightFile file) => new(file.Path, file.Sha256, file.Tensors
        .Where(tensor => !(int.TryParse(tensor.Key.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > LastLayer))
        .ToDictionary());
}
