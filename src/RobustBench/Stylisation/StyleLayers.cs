using RobustBench.Models;
using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>The ReLUs of a network whose results are style and content.</summary>
/// <param name="Style">Their numbers, rising.</param>
/// <param name="Content">The content's number.</param>
internal sealed record StyleLayers(IReadOnlyList<int> Style, int Content)
{
    /// <summary>All of them.</summary>
    public IReadOnlyCollection<int> All => [.. Style.Append(Content).Distinct()];

    /// <summary>
    /// Those that the settings name; else the first at each size for the style, as Gatys et al. 2016 take the first
    /// convolution behind each pooling, and for the content the last one of the second size.
    /// </summary>
    /// <exception cref="InputException">The network has no ReLU of such a number, or none at all that sees an image.</exception>
    public static StyleLayers Of(Classifier network, StyleSettings settings)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var probe = zeros([1, 3, settings.Size, settings.Size], ScalarType.Float32, network.Device);
        using var all = Activations.Of(() => network.Forward(probe).Dispose(), wanted: null);
        var sides = Enumerable.Range(1, all.Count).Select(number => all[number].shape is [_, _, > 1 and var height, > 1] ? (number, height) : (number, 0)).Where(side => side.Item2 > 0).ToList();
        if (sides.Count == 0)
            throw new InputException("the network has no activations that style transfer could look at: take one with an `architecture`, which names its layers; a TorchScript file hides them");
        foreach (var number in settings.StyleLayers.Concat(settings.ContentLayer is { } chosen ? [chosen] : []))
        {
            if (!sides.Exists(side => side.number == number))
                throw new InputException($"layer {number}: the network's ReLUs with an image are {string.Join(", ", sides.Select(side => side.number))}");
        }

        var sizes = sides.GroupBy(side => side.Item2, side => side.number).Select(size => size.ToList()).ToList();
        return new StyleLayers(
            settings.StyleLayers.Count > 0 ? [.. settings.StyleLayers.Order()] : [.. sizes.Select(size => size[0])],
            settings.ContentLayer ?? sizes[Math.Min(1, sizes.Count - 1)][^1]);
    }
}
