using System.Buffers;
using RobustBench.Data;
using RobustBench.Parameters;

namespace RobustBench.Conditions;

/// <summary>Moves the pixels of an image without changing its size: bilinear between pixel centres, a stated grey outside.</summary>
internal static class Warp
{
    /// <summary>The mean grey of the images of Geirhos et al. 2018, which is also outside for their low-pass filter.</summary>
    public const double MeanGrey = 0.4423;

    /// <summary>What is outside of the image.</summary>
    public static readonly NumberParameter Fill = Parameter.Number("fill", "the grey outside of the image", min: 0, max: 1, standard: MeanGrey);

    /// <summary>Each pixel becomes what the image has at the place that <paramref name="source"/> gives for it.</summary>
    /// <param name="image">The image, changed in place.</param>
    /// <param name="fill">The value of every pixel outside, also as a neighbour of the last one inside.</param>
    /// <param name="source">From column and row of a pixel, counted from the image's centre, those of its source.</param>
    public static void Apply(Stimulus image, double fill, Func<double, double, (double X, double Y)> source)
    {
        var (height, width) = (image.Height, image.Width);
        var (middleX, middleY) = ((width - 1) / 2.0, (height - 1) / 2.0);
        var rented = ArrayPool<float>.Shared.Rent(height * width);
        for (var channel = 0; channel < image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            var before = rented.AsSpan(0, height * width);
            plane.CopyTo(before);
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    var (x, y) = source(column - middleX, row - middleY);
                    plane[row * width + column] = (float)At(before, height, width, x + middleX, y + middleY, fill);
                }
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private static double At(ReadOnlySpan<float> plane, int height, int width, double x, double y, double fill)
    {
        var (left, top) = (Math.Floor(x), Math.Floor(y));
        var (right, below) = (x - left, y - top);
        if (left < -1 || top < -1 || left > width - 1 || top > height - 1) return fill;
        var (column, row) = ((int)left, (int)top);
        return (1 - below) * ((1 - right) * Pixel(plane, row, column) + right * Pixel(plane, row, column + 1))
            + below * ((1 - right) * Pixel(plane, row + 1, column) + right * Pixel(plane, row + 1, column + 1));

        double Pixel(ReadOnlySpan<float> pixels, int atRow, int atColumn) =>
            atRow < 0 || atColumn < 0 || atRow >= height || atColumn >= width ? fill : pixels[atRow * width + atColumn];
    }
}
