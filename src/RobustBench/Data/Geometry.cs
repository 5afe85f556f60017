using System.Buffers;
using System.Runtime.InteropServices;

namespace RobustBench.Data;

/// <summary>
/// Brings a decoded image to the size of a stimulus: torchvision's <c>Resize</c> and <c>CenterCrop</c> on a PIL image, equal
/// in every pixel. Only the pixels that the crop keeps are computed.
/// </summary>
internal static class Geometry
{
    /// <summary>The picture that <paramref name="options"/> ask for.</summary>
    /// <exception cref="InputException">The image is smaller than the crop, or would become too large.</exception>
    public static Picture Apply(Raster raster, StimulusOptions options)
    {
        var (height, width) = options.Resize is { } side ? Resized(raster, side) : (raster.Height, raster.Width);
        var (keptHeight, keptWidth) = options.Size is { } size ? (size, size) : (height, width);
        if (height < keptHeight || width < keptWidth)
        {
            throw new InputException(
                $"the image is {height} × {width}, smaller than the stimulus of {keptHeight} × {keptWidth}: choose a smaller `size`");
        }

        var rows = Axis.Centred(raster.Height, height, keptHeight);
        var columns = Axis.Centred(raster.Width, width, keptWidth);
        var same = (height, width) == (raster.Height, raster.Width);
        return same || options.Interpolation == Interpolation.Nearest
            ? Pick(raster, rows, columns)
            : Resampler.Apply(raster, rows, columns, options.Interpolation);
    }

    /// <summary>The size whose short side is <paramref name="side"/>: torchvision truncates the long one.</summary>
    private static (int Height, int Width) Resized(Raster raster, int side)
    {
        var (shorter, longer) = (Math.Min(raster.Height, raster.Width), Math.Max(raster.Height, raster.Width));
        var other = (long)((double)((long)side * longer) / shorter);
        if (other > Raster.MostPixels / side)
        {
            throw new InputException(
                $"the image is {raster.Height} × {raster.Width}, and would have {side} × {other} pixels with `resize: {side}`, "
                + $"more than {Raster.MostPixels / 1_000_000} million: leave it out, or choose a smaller `resize`");
        }

        return raster.Height <= raster.Width ? (side, (int)other) : ((int)other, side);
    }

    /// <summary>Takes each pixel from where its centre lies: PIL's nearest neighbour, and without resizing a plain crop.</summary>
    private static Picture Pick(Raster raster, Axis rows, Axis columns)
    {
        var picture = new Picture(new byte[3 * rows.Kept * columns.Kept], rows.Kept, columns.Kept);
        var pixels = MemoryMarshal.Cast<byte, uint>(raster.Pixels);
        var places = ArrayPool<int>.Shared.Rent(rows.Kept + columns.Kept);
        var fromRows = Places(rows, places.AsSpan(0, rows.Kept));
        var fromColumns = Places(columns, places.AsSpan(rows.Kept, columns.Kept));
        for (var y = 0; y < rows.Kept; y++)
        {
            var row = pixels.Slice(fromRows[y] * raster.Width, raster.Width);
            for (var x = 0; x < columns.Kept; x++) picture.Set(y * columns.Kept + x, row[fromColumns[x]]);
        }

        ArrayPool<int>.Shared.Return(places);
        return picture;
    }

    /// <summary>Where the kept pixels of an axis come from. PIL adds the scale up, and its rounding with it.</summary>
    private static Span<int> Places(Axis axis, Span<int> places)
    {
        var place = axis.Scale * 0.5;
        for (var i = 0; i < axis.First; i++) place += axis.Scale;
        foreach (ref var kept in places)
        {
            kept = Math.Min((int)place, axis.Stored - 1);
            place += axis.Scale;
        }

        return places;
    }
}
