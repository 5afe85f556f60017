using System.Numerics;

namespace RobustBench.Tests.Conditions;

/// <summary>The two-dimensional Fourier transform as its sum, and numpy's shift of its origin.</summary>
internal static class DirectFourier
{
    public static Complex[,] Forward(IReadOnlyList<float> plane, int height, int width)
    {
        var image = new Complex[height, width];
        for (var i = 0; i < height * width; i++) image[i / width, i % width] = plane[i];
        return Sum(image, -1);
    }

    public static Complex[,] Inverse(Complex[,] spectrum)
    {
        var result = Sum(spectrum, +1);
        for (var i = 0; i < result.Length; i++) result[i / result.GetLength(1), i % result.GetLength(1)] /= result.Length;
        return result;
    }

    /// <summary>Moves the constant component from (0, 0) to (⌊H/2⌋, ⌊W/2⌋).</summary>
    public static Complex[,] Centre(Complex[,] spectrum) => Roll(spectrum, spectrum.GetLength(0) / 2, spectrum.GetLength(1) / 2);

    /// <summary>Undoes <see cref="Centre"/>.</summary>
    public static Complex[,] Uncentre(Complex[,] spectrum) => Roll(spectrum, -(spectrum.GetLength(0) / 2), -(spectrum.GetLength(1) / 2));

    private static Complex[,] Roll(Complex[,] grid, int down, int right)
    {
        var (height, width) = (grid.GetLength(0), grid.GetLength(1));
        var result = new Complex[height, width];
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                result[(row + down + height) % height, (column + right + width) % width] = grid[row, column];
        return result;
    }

    /// <summary>First along the rows, then along the columns.</summary>
    private static Complex[,] Sum(Complex[,] input, int sign)
    {
        var (height, width) = (input.GetLength(0), input.GetLength(1));
        var (half, result) = (new Complex[height, width], new Complex[height, width]);
        for (var row = 0; row < height; row++)
            for (var u = 0; u < width; u++)
                for (var column = 0; column < width; column++)
                    half[row, u] += input[row, column] * Turn(sign, u * column, width);
        for (var v = 0; v < height; v++)
            for (var u = 0; u < width; u++)
                for (var row = 0; row < height; row++)
                    result[v, u] += half[row, u] * Turn(sign, v * row, height);
        return result;
    }

    private static Complex Turn(int sign, int numerator, int denominator) =>
        Complex.FromPolarCoordinates(1, sign * 2 * Math.PI * (numerator % denominator) / denominator);
}
