namespace RobustBench.Conditions;

/// <summary>
/// The two-dimensional Fourier transform of one channel of any size, in double, with changes of phase in between. One
/// object serves many channels, one after the other.
/// </summary>
internal sealed class FourierTransform(int height, int width) : IDisposable
{
    // The rows are transformed as columns of the transpose, so between Forward and InverseReal the spectrum lies transposed.
    private readonly ColumnTransform _forwardColumns = new(height, width, -1), _forwardRows = new(width, height, -1);
    private readonly ColumnTransform _backwardRows = new(width, height, +1), _backwardColumns = new(height, width, +1);
    private ComplexGrid _data = ComplexGrid.Rent(height * width), _scratch = ComplexGrid.Rent(height * width);

    public int Height => height;

    public int Width => width;

    /// <summary>Takes the spectrum of a real channel, H×W.</summary>
    public void Forward(ReadOnlySpan<float> plane)
    {
        for (var i = 0; i < plane.Length; i++) _data.Real[i] = plane[i];
        Array.Clear(_data.Imaginary, 0, plane.Length);
        _forwardColumns.Run(ref _data, ref _scratch);
        Transpose(height, width);
        _forwardRows.Run(ref _data, ref _scratch);
    }

    /// <summary>
    /// Multiplies one frequency by e^(i · radians). Frequencies are addressed as numpy's <c>fftshift</c> lays them out: the
    /// constant component is at (⌊height/2⌋, ⌊width/2⌋).
    /// </summary>
    public void ShiftPhase(int row, int column, double radians)
    {
        var index = (column + (width + 1) / 2) % width * height + (row + (height + 1) / 2) % height;
        var (real, imaginary) = (_data.Real[index], _data.Imaginary[index]);
        var (sine, cosine) = Math.SinCos(radians);
        _data.Real[index] = real * cosine - imaginary * sine;
        _data.Imaginary[index] = real * sine + imaginary * cosine;
    }

    /// <summary>Writes the real part of the inverse transform.</summary>
    public void InverseReal(Span<float> plane)
    {
        _backwardRows.Run(ref _data, ref _scratch);
        Transpose(width, height);
        _backwardColumns.Run(ref _data, ref _scratch);
        var scale = 1.0 / (height * width);
        for (var i = 0; i < plane.Length; i++) plane[i] = (float)(_data.Real[i] * scale);
    }

    public void Dispose()
    {
        _data.Return();
        _scratch.Return();
    }

    private void Transpose(int rows, int columns)
    {
        Transpose(_data.Real, _scratch.Real, rows, columns);
        Transpose(_data.Imaginary, _scratch.Imaginary, rows, columns);
        (_data, _scratch) = (_scratch, _data);
    }

    /// <summary>In square blocks, so that both sides of the copy stay in the cache.</summary>
    private static void Transpose(double[] source, double[] target, int rows, int columns)
    {
        const int Block = 16;
        for (var top = 0; top < rows; top += Block)
        {
            for (var left = 0; left < columns; left += Block)
            {
                for (var row = top; row < Math.Min(top + Block, rows); row++)
                {
                    for (var column = left; column < Math.Min(left + Block, columns); column++)
                        target[column * rows + row] = source[row * columns + column];
                }
            }
        }
    }
}
