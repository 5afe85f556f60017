using static TorchSharp.torch;
using ExternalException = System.Runtime.InteropServices.ExternalException;

namespace RobustBench.Models;

/// <summary>
/// Tries a network that was read from a file, of which nothing else is known: that it takes images of the sizes it will be
/// shown, gives logits, and gives an image the same ones alone and beside another.
/// </summary>
/// <param name="path">The file, for messages.</param>
/// <param name="forward">From N×3×H×W stimuli to the logits.</param>
/// <param name="device">Where the stimuli must lie.</param>
internal sealed class LoadProbe(string path, Func<Tensor, Tensor> forward, Device device)
{
    /// <summary>How far the logits of an image alone may be from those beside another, as a share of the largest.</summary>
    private const float Tolerance = 1e-3f;

    private const string Mend = "save it for any batch size, with `flatten(1)` in place of `view(1, -1)` for instance";

    /// <summary>The number of classes.</summary>
    /// <param name="sizes">The stimuli that the network will be shown; at least one size.</param>
    /// <exception cref="InputException">The network is none that a run can show these stimuli to.</exception>
    public int Classes(IReadOnlyList<(int Height, int Width)> sizes)
    {
        using var mode = inference_mode();
        var classes = sizes.Select(size => Classes(size.Height, size.Width)).Distinct().ToList();
        return classes is [var same]
            ? same
            : throw new InputException($"{path}: the number of logits changes with the size of the images: {string.Join(", ", classes)}");
    }

    private int Classes(int height, int width)
    {
        using var scope = NewDisposeScope();
        var two = ProbeImages.Two(height, width, device);
        var first = Alone(two[..1], height, width);
        var together = Together(two, first.shape[1]);
        var alone = cat([first, Alone(two[1..], height, width)]);
        if (!isfinite(alone).all().item<bool>() || !isfinite(together).all().item<bool>())
            throw new InputException($"{path}: the logits are not finite; the file is damaged, or `preprocessing` is not what it expects");

        var difference = (together - alone).abs().max().item<float>();
        if (difference > Tolerance * alone.abs().max().item<float>())
        {
            throw new InputException(
                $"{path}: the logits of an image depend on what else is in its batch: save the network in evaluation mode, and not dynamically quantised");
        }

        return (int)first.shape[1];
    }

    private Tensor Alone(Tensor image, int height, int width)
    {
        try
        {
            return Logits(forward(image), 1);
        }
        catch (ExternalException error)
        {
            throw new InputException($"{path}: the network can't take an image of {height} × {width}: {error.Message}", error);
        }
    }

    private Tensor Together(Tensor two, long classes)
    {
        try
        {
            var logits = Logits(forward(two), 2);
            return logits.shape[1] == classes
                ? logits
                : throw new InputException($"{path}: the number of logits changes with the batch size: {Mend}");
        }
        catch (ExternalException error)
        {
            throw new InputException($"{path}: the network takes one image and no batch of two: {Mend}: {error.Message}", error);
        }
    }

    private Tensor Logits(Tensor logits, int images)
    {
        if (logits.dtype != ScalarType.Float32)
            throw new InputException($"{path}: the logits are {logits.dtype}, and must be Float32");
        if (logits.shape is [var rows, > 0] && rows == images)
            return logits;
        throw new InputException(images == 1
            ? $"{path}: for N images the output must be N × K logits, and for one it is {Shape(logits)}: save a network that returns the logits alone"
            : $"{path}: for N images the output must be N × K logits, and for {images} it is {Shape(logits)}: {Mend}");
    }

    private static string Shape(Tensor tensor) => tensor.dim() == 0 ? "a single number" : string.Join(" × ", tensor.shape);
}
