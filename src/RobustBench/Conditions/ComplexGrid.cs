using System.Buffers;
using System.Numerics;

namespace RobustBench.Conditions;

/// <summary>Rented memory for a complex matrix, real and imaginary parts apart.</summary>
internal readonly record struct ComplexGrid(double[] Real, double[] Imaginary)
{
    /// <summary>The same memory with the parts exchanged, of which the forward transform is the backward one of this.</summary>
    public ComplexGrid Exchanged => new(Imaginary, Real);

    /// <summary>Memory of zeros.</summary>
    public static ComplexGrid Rent(int length)
    {
        var grid = new ComplexGrid(ArrayPool<double>.Shared.Rent(length), ArrayPool<double>.Shared.Rent(length));
        Array.Clear(grid.Real, 0, length);
        Array.Clear(grid.Imaginary, 0, length);
        return grid;
    }

    /// <summary>The least number of columns of at least <paramref name="columns"/> that fills whole vectors.</summary>
    public static int Padded(int columns) => (columns + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>The vector that starts at element <paramref name="start"/>.</summary>
    public ComplexVector this[int start]
    {
        get => new(new Vector<double>(Real, start), new Vector<double>(Imaginary, start));
        set
        {
            value.Real.CopyTo(Real, start);
            value.Imaginary.CopyTo(Imaginary, start);
        }
    }

    public void Return()
    {
        ArrayPool<double>.Shared.Return(Real);
        ArrayPool<double>.Shared.Return(Imaginary);
    }
}
