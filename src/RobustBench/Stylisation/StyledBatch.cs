using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>What a method made of a batch.</summary>
/// <param name="Images">N×3×S×S float32 in [0, 1]; the caller owns them.</param>
/// <param name="Start">The losses of each content image.</param>
/// <param name="End">The losses of each result.</param>
/// <param name="OfStyle">The losses of each style image.</param>
internal sealed record StyledBatch(Tensor Images, StyleLosses[] Start, StyleLosses[] End, StyleLosses[] OfStyle);
