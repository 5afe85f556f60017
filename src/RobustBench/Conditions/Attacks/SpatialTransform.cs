using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacks;

/// <summary>Turns and moves images: bilinear, black outside.</summary>
internal static class SpatialTransform
{
    /// <summary>Copies of images, each at its point; the caller owns the result. Where a point changes nothing, neither does it.</summary>
    /// <param name="images">N×3×H×W.</param>
    /// <param name="rows">The images to copy, M of them.</param>
    /// <param name="points">The point of each copy.</param>
    /// <returns>M×3×H×W.</returns>
    public static Tensor Of(Tensor images, IReadOnlyList<int> rows, IReadOnlyList<SpatialPoint> points)
    {
        using var scope = NewDisposeScope();
        var (height, width, device) = ((int)images.shape[2], (int)images.shape[3], images.device);
        var maps = new float[6 * points.Count];
        for (var i = 0; i < points.Count; i++) points[i].Map(height, width, maps.AsSpan(6 * i, 6));
        var copies = images.index_select(0, tensor(rows.ToArray(), device: device));
        var grid = nn.functional.affine_grid(tensor(maps, [points.Count, 2, 3], device: device), [.. copies.shape], align_corners: false);
        var moved = nn.functional.grid_sample(copies, grid, mode: GridSampleMode.Bilinear, padding_mode: GridSamplePaddingMode.Zeros, align_corners: false);
        var still = tensor([.. points.Select(point => point.IsStill)], device: device).view(-1, 1, 1, 1);
        return where(still, copies, moved).MoveToOuterDisposeScope();
    }
}
