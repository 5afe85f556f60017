using RobustBench.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>What the images of a batch are to become.</summary>
internal sealed class StyleGoal
{
    private readonly StyleLayers _layers;
    private readonly Tensor _content, _contentSize;
    private readonly List<(Tensor Gram, Tensor Size)> _style = [];

    /// <summary>Both are freed; what is kept belongs to the scope.</summary>
    public StyleGoal(Activations contents, Activations styles, StyleLayers layers)
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

    /// <summary>The losses of each image.</summary>
    public StyleLosses[] Measure(Activations seen)
    {
        using var scope = NewDisposeScope();
        float[] style = Style(seen).cpu().data<float>().ToArray(), content = Content(seen).cpu().data<float>().ToArray();
        return [.. style.Zip(content, (s, c) => new StyleLosses(s, c))];
    }

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
