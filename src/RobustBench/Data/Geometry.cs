namespace RobustBench.Data;

/// <summary>Brings a decoded image to the size of a stimulus.</summary>
internal static class Geometry
{
    /// <summary>The picture that <paramref name="options"/> ask for.</summary>
    /// <exception cref="InputException">The image is smaller than the crop.</exception>
    public static Picture Apply(Raster raster, StimulusOptions options) => options.Size is { } size
        ? Cut(raster, size, size)
        : Cut(raster, raster.Height, raster.Width);

    /// <summary>Cuts a rectangle from the middle: torchvision's <c>center_crop</c>, whose offset Python's <c>round</c> rounds half to even.</summary>
    private static Picture Cut(Raster raster, int height, int width)
    {
        if (raster.Height < height || raster.Width < width)
        {
            throw new InputException(
                $"the image is {raster.Height} × {raster.Width}, smaller than the stimulus of {height} × {width}: choose a smaller `size`");
        }

        var top = (int)Math.Round((raster.Height - height) / 2.0, MidpointRounding.ToEven);
        var left = (int)Math.Round((raster.Width - width) / 2.0, MidpointRounding.ToEven);
        var pixels = raster.Pixels;
        var (planes, size) = (new byte[3 * height * width], height * width);
        for (var row = 0; row < height; row++)
        {
            var from = pixels.Slice(((top + row) * raster.Width + left) * Raster.PixelBytes, width * Raster.PixelBytes);
            for (var column = 0; column < width; column++)
            {
                var (pixel, to) = (column * Raster.PixelBytes, row * width + column);
                (planes[to], planes[size + to], planes[2 * size + to]) = (from[pixel], from[pixel + 1], from[pixel + 2]);
            }
        }

        return new Picture(planes, height, width);
    }
}
