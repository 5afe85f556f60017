using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacks;

/// <summary>Copies of images with a few pixels replaced.</summary>
internal sealed class PixelPainter
{
    private readonly Tensor _images;
    private readonly int _height, _width;

    /// <param name="images">N×3×H×W. The copy lies with the channels last, as most networks want it, and belongs to the scope.</param>
    public PixelPainter(Tensor images)
    {
        (_height, _width) = ((int)images.shape[2], (int)images.shape[3]);
        _images = images.permute(0, 2, 3, 1).contiguous();
    }

    /// <summary>One copy for each owner, M×3×H×W; the caller owns it.</summary>
    /// <param name="owners">The images to copy.</param>
    /// <param name="candidate">The pixels of a copy, each (x, y, r, g, b); of two at one place the later one is seen.</param>
    public Tensor Paint(ReadOnlySpan<int> owners, Func<int, ReadOnlyMemory<float>> candidate)
    {
        var (places, colours) = (new List<long>(), new List<float>());
        for (var copy = 0; copy < owners.Length; copy++) Add(copy, candidate(copy).Span, places, colours);
        using var scope = NewDisposeScope();
        var device = _images.device;
        var painted = _images.index_select(0, tensor(owners.ToArray(), device: device));
        painted.view(-1, 3).index_copy_(0, tensor(places.ToArray(), device: device), tensor(colours.ToArray(), [places.Count, 3], device: device));
        return painted.permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }

    private void Add(int copy, ReadOnlySpan<float> pixels, List<long> places, List<float> colours)
    {
        var first = places.Count;
        for (var at = 0; at < pixels.Length; at += PixelPopulation.Numbers)
        {
            var place = ((long)copy * _height + (int)pixels[at + 1]) * _width + (int)pixels[at];
            // A place stands once in the list, since which of two writes wins is not the same on every device.
            var known = places.IndexOf(place, first);
            if (known < 0)
            {
                places.Add(place);
                colours.AddRange(pixels.Slice(at + 2, 3));
                continue;
            }

            for (var channel = 0; channel < 3; channel++) colours[3 * known + channel] = pixels[at + 2 + channel];
        }
    }
}
