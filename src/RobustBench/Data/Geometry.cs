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
        var (rows, columns) = Axes(raster, options);
        var (height, width) = (rows.Resized, columns.Resized);
        var picture = (height, width) == (raster.Height, raster.Width) ? Cut(raster, rows, columns)
            : options.Interpolation == Interpolation.Nearest ? NearestNeighbour.Apply(raster, rows, columns)
            : Resampler.Apply(raster, rows, columns, options.Interpolation);
        // Many photographs have an alpha channel that is opaque throughout, and tells no object from its background.
        return picture.Mask is { } mask && !mask.AsSpan().ContainsAnyExcept(byte.MaxValue) ? picture with { Mask = null } : picture;
    }

    /// <summary>What becomes of the rows and the columns.</summary>
    /// <exception cref="InputException">The image is smaller than the crop, or would become too large.</exception>
    public static (Axis Rows, Axis Columns) Axes(Raster raster, StimulusOptions options)
    {
        var (height, width) = options.Resize is { } side ? Resized(raster, side) : (raster.Height, raster.Width);
        var (keptHeight, keptWidth) = options.Size is { } size ? (size, size) : (height, width);
        if (height < keptHeight || width < keptWidth)
        {
            throw new InputException(
                $"the image is {height} × {width}, smaller than the stimulus of {keptHeight} × {keptWidth}: choose a smaller `size`");
        }

        return (Axis.Centred(raster.Height, height, keptHeight), Axis.Centred(raster.Width, width, keptWidth));
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

    private static Picture Cut(Raster raster, Axis rows, Axis columns)
    {
        var picture = Picture.Blank(rows.Kept, columns.Kept, raster.HasAlpha);
        for (var y = 0; y < rows.Kept; y++)
            picture.SetRow(y, raster.Row(rows.First + y).Slice(columns.First, columns.Kept));
        return picture;
    }
}
