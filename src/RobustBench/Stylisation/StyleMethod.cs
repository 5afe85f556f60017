using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>A way to give images the style of others. Usable from several threads at once.</summary>
internal abstract class StyleMethod : IDisposable
{
    /// <summary>The side of the square images, in pixels.</summary>
    public abstract int Size { get; }

    /// <summary>Where images must lie.</summary>
    public abstract Device Device { get; }

    /// <summary>All that the images depend on, apart from content and style.</summary>
    public abstract JsonObject Describe();

    /// <summary>Stylises a batch, whose images do not act on each other.</summary>
    /// <param name="contents">N×3×S×S float32 in [0, 1].</param>
    /// <param name="styles">N×3×S×S float32 in [0, 1]: the style of each.</param>
    /// <param name="cancel">Ends it as soon as may be.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public abstract StyledBatch Run(Tensor contents, Tensor styles, CancellationToken cancel);

    /// <summary>Frees the weights.</summary>
    public abstract void Dispose();

    /// <summary>Feed-forward where the weights of encoder and decoder are given, else iterative with a network.</summary>
    /// <exception cref="InputException">Neither is, or what is given does not fit together.</exception>
    public static StyleMethod Of(StyliseOptions options, Device device) => (options.Network, options.Encoder, options.Decoder) switch
    {
        ({ } network, null, null) => StyleTransfer.Load(options, network, device),
        (null, { } encoder, { } decoder) => AdaIn.Load(encoder, decoder, options.Size ?? AdaIn.UsualSize, options.Alpha, device),
        (null, null, null) => throw new InputException("say how: --network NAME for iterative style transfer, or --encoder FILE and --decoder FILE for feed-forward transfer (AdaIN)"),
        (null, _, _) => throw new InputException("feed-forward transfer (AdaIN) needs both --encoder FILE and --decoder FILE"),
        _ => throw new InputException("--network is for iterative style transfer, --encoder and --decoder are for feed-forward transfer: give the one or the others"),
    };
}
