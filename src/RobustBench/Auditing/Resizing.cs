using RobustBench.Data;
using RobustBench.Models;
using static TorchSharp.torch;

namespace RobustBench.Auditing;

/// <summary>Resizes as pipelines on tensors do, to the size and crop of a stimulus: in float, without rounding to 8 bits between.</summary>
internal static class Resizing
{
    /// <summary>The stimulus of a raster.</summary>
    /// <param name="raster">The decoded image.</param>
    /// <param name="options">Size, crop and filter, bilinear or bicubic.</param>
    /// <param name="antialias">Whether the filter is widened where the image becomes smaller.</param>
    /// <returns>C×H×W in [0, 1].</returns>
    public static float[] Apply(Raster raster, StimulusOptions options, bool antialias)
    {
        var (rows, columns) = Geometry.Axes(raster, options);
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var whole = tensor(Planes(raster), [1, 3, raster.Height, raster.Width]);
        var mode = options.Interpolation == Interpolation.Bicubic ? InterpolationMode.Bicubic : InterpolationMode.Bilinear;
        var resized = nn.functional.interpolate(whole, size: [rows.Resized, columns.Resized], mode: mode, align_corners: false, antialias: antialias);
        var kept = resized.narrow(2, rows.First, rows.Kept).narrow(3, columns.First, columns.Kept);
        // The cubic filter overshoots, which a picture of 8 bits would have clipped.
        return kept.clamp_(KeptScalars.Zero, KeptScalars.One).contiguous().data<float>().ToArray();
    }

    private static float[] Planes(Raster raster)
    {
        var size = raster.Height * raster.Width;
        var pixels = raster.Pixels;
        var planes = new float[3 * size];
        for (var i = 0; i < size; i++)
        {
            for (var channel = 0; channel < 3; channel++) planes[(channel * size) + i] = pixels[(Raster.PixelBytes * i) + channel] / 255f;
        }

        return planes;
    }
}
