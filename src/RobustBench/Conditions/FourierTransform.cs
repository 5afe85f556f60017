using System.Buffers;
using System.Numerics.Tensors;

namespace RobustBench.Conditions;

/// <summary>Shifts the phases of real channels of any size, in double. One object serves many channels, one after the other.</summary>
/// <remarks>
/// A real channel F has partners F(−k) = conj F(k), so half of its spectrum is enough; the channel's left and right halves go
/// through the transform along the columns as real and imaginary parts. The real part of the inverse of a shifted spectrum
/// F(k) · e^(i·s(k)) is the inverse of F(k) · (e^(i·s(k)) + e^(−i·s(−k))) / 2, which again has partners.
/// </remarks>
internal sealed class FourierTransform(int height, int width) : IDisposable
{
    private readonly int _left = (width + 1) / 2, _packed = ComplexGrid.Padded((width + 1) / 2);
    private readonly int _kept = height / 2 + 1, _half = ComplexGrid.Padded(height / 2 + 1);
    private readonly ColumnTransform _alongColumns = new(height), _alongRows = new(width);
    private ComplexGrid _data = Rent(height, width), _scratch = Rent(height, width);

    /// <summary>
    /// Multiplies each frequency of a channel (H×W) by e^(i · its shift) and keeps the real part of the inverse transform.
    /// The shifts lie as numpy's <c>fftshift</c> has the frequencies: the constant one at (⌊height/2⌋, ⌊width/2⌋).
    /// </summary>
    public void ShiftPhases(Span<float> plane, ReadOnlySpan<double> shifts)
    {
        Pack(plane);
        _alongColumns.Run(ref _data, ref _scratch, _packed);
        Separate();
        _alongRows.Run(ref _data, ref _scratch, _half);
        Turn(shifts);
        (_data, _scratch) = (_data.Exchanged, _scratch.Exchanged);
        _alongRows.Run(ref _data, ref _scratch, _half);
        (_data, _scratch) = (_data.Exchanged, _scratch.Exchanged);
        Join();
        (_data, _scratch) = (_data.Exchanged, _scratch.Exchanged);
        _alongColumns.Run(ref _data, ref _scratch, _packed);
        (_data, _scratch) = (_data.Exchanged, _scratch.Exchanged);
        Unpack(plane);
    }

    public void Dispose()
    {
        _data.Return();
        _scratch.Return();
    }

    private static ComplexGrid Rent(int height, int width) => ComplexGrid.Rent(
        Math.Max(height * ComplexGrid.Padded((width + 1) / 2), width * ComplexGrid.Padded(height / 2 + 1)));

    /// <summary>The left half of each row becomes real parts, the right half imaginary ones.</summary>
    private void Pack(ReadOnlySpan<float> plane)
    {
        for (var row = 0; row < height; row++)
        {
            var pixels = plane.Slice(row * width, width);
            _data.Imaginary.AsSpan(row * _packed, _packed).Clear();
            TensorPrimitives.ConvertTruncating<float, double>(pixels[.._left], _data.Real.AsSpan(row * _packed));
            TensorPrimitives.ConvertTruncating<float, double>(pixels[_left..], _data.Imaginary.AsSpan(row * _packed));
        }
    }

    private void Unpack(Span<float> plane)
    {
        var scale = 1.0 / (height * width);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var half = column < _left ? _data.Real : _data.Imaginary;
                plane[row * width + column] = (float)(half[row * _packed + column % _left] * scale);
            }
        }
    }

    /// <summary>The transforms of the two halves apart, rows 0 to ⌊height/2⌋, transposed.</summary>
    private void Separate()
    {
        for (var column = 0; column < _left; column++)
        {
            for (var row = 0; row < _kept; row++)
            {
                var (here, partner) = (row * _packed + column, (height - row) % height * _packed + column);
                var (real, imaginary) = (_data.Real[here], _data.Imaginary[here]);
                var (partnerReal, partnerImaginary) = (_data.Real[partner], _data.Imaginary[partner]);
                _scratch.Real[column * _half + row] = (real + partnerReal) / 2;
                _scratch.Imaginary[column * _half + row] = (imaginary - partnerImaginary) / 2;
                if (column + _left >= width) continue;
                _scratch.Real[(column + _left) * _half + row] = (imaginary + partnerImaginary) / 2;
                _scratch.Imaginary[(column + _left) * _half + row] = (partnerReal - real) / 2;
            }
        }

        (_data, _scratch) = (_scratch, _data);
    }

    /// <summary>Undoes <see cref="Separate"/>.</summary>
    private void Join()
    {
        for (var row = 0; row < _kept; row++)
        {
            for (var column = 0; column < _left; column++)
            {
                var (left, right) = (column * _half + row, (column + _left) * _half + row);
                var (real, imaginary) = (_data.Real[left], _data.Imaginary[left]);
                var (rightReal, rightImaginary) = column + _left < width ? (_data.Real[right], _data.Imaginary[right]) : (0, 0);
                var (here, partner) = (row * _packed + column, (height - row) % height * _packed + column);
                _scratch.Real[partner] = real + rightImaginary;
                _scratch.Imaginary[partner] = rightReal - imaginary;
                _scratch.Real[here] = real - rightImaginary;
                _scratch.Imaginary[here] = imaginary + rightReal;
            }
        }

        (_data, _scratch) = (_scratch, _data);
    }

    /// <summary>With s and t the shifts of a frequency and its partner, (e^(is) + e^(−it))/2 = e^(i(s − t)/2) · cos((s + t)/2).</summary>
    private void Turn(ReadOnlySpan<double> shifts)
    {
        var rented = ArrayPool<double>.Shared.Rent(3 * _kept);
        var angles = rented.AsSpan(0, _kept);
        var sizes = rented.AsSpan(_kept, _kept);
        var sines = rented.AsSpan(2 * _kept, _kept);
        for (var u = 0; u < width; u++)
        {
            var (column, partnerColumn) = ((u + width / 2) % width, (width - u + width / 2) % width);
            for (var v = 0; v < _kept; v++)
            {
                var shift = shifts[(v + height / 2) % height * width + column];
                var partner = shifts[(height - v + height / 2) % height * width + partnerColumn];
                (angles[v], sizes[v]) = ((shift - partner) / 2, (shift + partner) / 2);
            }

            TensorPrimitives.Cos(sizes, sizes);
            TensorPrimitives.Sin(angles, sines);
            TensorPrimitives.Cos(angles, angles);
            for (var v = 0; v < _kept; v++)
            {
                var (real, imaginary) = (_data.Real[u * _half + v] * sizes[v], _data.Imaginary[u * _half + v] * sizes[v]);
                _data.Real[u * _half + v] = real * angles[v] - imaginary * sines[v];
                _data.Imaginary[u * _half + v] = real * sines[v] + imaginary * angles[v];
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }
}
