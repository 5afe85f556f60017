using System.Buffers;

namespace RobustBench.Conditions;

/// <summary>Rented memory for a complex matrix, real and imaginary parts apart.</summary>
internal readonly record struct ComplexGrid(double[] Real, double[] Imaginary)
{
    public static ComplexGrid Rent(int length) =>
        new(ArrayPool<double>.Shared.Rent(length), ArrayPool<double>.Shared.Rent(length));

    public void Return()
    {
        ArrayPool<double>.Shared.Return(Real);
        ArrayPool<double>.Shared.Return(Imaginary);
    }
}
