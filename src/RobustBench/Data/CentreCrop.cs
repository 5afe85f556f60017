namespace RobustBench.Data;

/// <summary>Cuts a square from the middle of a picture.</summary>
/// <remarks>torchvision's <c>center_crop</c>: the offset is rounded half to even, as Python's <c>round</c> does.</remarks>
internal static class CentreCrop
{
    /// <summary>The square of side <paramref name="size"/>, or the picture itself where it is that square.</summary>
    /// <exception cref="InputException">The picture is smaller than the square.</exception>
    public static Picture Apply(Picture picture, int size)
    {
        if (picture.Height == size && picture.Width == size) return picture;
        if (picture.Height < size || picture.Width < size)
        {
            throw new InputException(
                $"the image is {picture.Height} × {picture.Width}, smaller than the stimulus of {size} × {size}: choose a smaller `size`");
        }

        var top = (int)Math.Round((picture.Height - size) / 2.0, MidpointRounding.ToEven);
        var left = (int)Math.Round((picture.Width - size) / 2.0, MidpointRounding.ToEven);
        var pixels = new byte[3 * size * size];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var row = 0; row < size; row++)
            {
                var from = (channel * picture.Height + top + row) * picture.Width + left;
                picture.Pixels.AsSpan(from, size).CopyTo(pixels.AsSpan((channel * size + row) * size));
            }
        }

        return new Picture(pixels, size, size);
    }
}
