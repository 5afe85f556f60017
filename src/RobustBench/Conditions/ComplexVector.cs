using System.Numerics;

namespace RobustBench.Conditions;

/// <summary>A few complex numbers side by side, as many as a vector register holds.</summary>
internal readonly record struct ComplexVector(Vector<double> Real, Vector<double> Imaginary)
{
    /// <summary>Multiplied by −i: a quarter turn backward.</summary>
    public ComplexVector TurnedBack => new(Imaginary, -Real);

    public static ComplexVector operator +(ComplexVector a, ComplexVector b) => new(a.Real + b.Real, a.Imaginary + b.Imaginary);

    public static ComplexVector operator -(ComplexVector a, ComplexVector b) => new(a.Real - b.Real, a.Imaginary - b.Imaginary);

    public static ComplexVector operator *(ComplexVector a, double factor) => new(a.Real * factor, a.Imaginary * factor);

    public static ComplexVector operator *(ComplexVector a, Complex b) =>
        new(a.Real * b.Real - a.Imaginary * b.Imaginary, a.Real * b.Imaginary + a.Imaginary * b.Real);
}
