using System.Numerics;
using MathNet.Numerics.IntegralTransforms;
using RobustBench.Conditions;

namespace RobustBench.Tests.Conditions;

public class ColumnTransformTests
{
    private const int Columns = 11;

    private static readonly int Padded = ComplexGrid.Padded(Columns);

    public static TheoryData<int> Lengths => [.. Enumerable.Range(1, 40), 49, 64, 97, 100, 121, 128, 224, 225, 229, 256, 299, 331, 384];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_forward_transform_is_the_direct_sum(int length) => AssertDirectSum(length, -1);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_backward_transform_is_the_direct_sum(int length) => AssertDirectSum(length, +1);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void The_forward_transform_is_MathNets(int length)
    {
        var (input, output) = Transform(length, -1);
        for (var column = 0; column < Columns; column++)
        {
            var expected = Enumerable.Range(0, length).Select(row => input[row * Columns + column]).ToArray();
            Fourier.Forward(expected, FourierOptions.AsymmetricScaling);
            for (var row = 0; row < length; row++) AssertClose(expected[row], output[row * Columns + column], length);
        }
    }

    private static void AssertDirectSum(int length, int sign)
    {
        var (input, output) = Transform(length, sign);
        for (var row = 0; row < length; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var expected = Complex.Zero;
                for (var i = 0; i < length; i++)
                    expected += input[i * Columns + column] * Complex.FromPolarCoordinates(1, sign * 2 * Math.PI * (row * i % length) / length);
                AssertClose(expected, output[row * Columns + column], length);
            }
        }
    }

    private static (Complex[] Input, Complex[] Output) Transform(int length, int sign)
    {
        var random = new Random(Given.Seed);
        Complex[] input = [.. Enumerable.Range(0, length * Columns).Select(_ => new Complex(random.NextDouble() - 0.5, random.NextDouble() - 0.5))];
        var (data, scratch) = (ComplexGrid.Rent(length * Padded), ComplexGrid.Rent(length * Padded));
        for (var i = 0; i < input.Length; i++)
            (data.Real[Place(i)], data.Imaginary[Place(i)]) = (input[i].Real, input[i].Imaginary);
        if (sign > 0) (data, scratch) = (data.Exchanged, scratch.Exchanged);
        new ColumnTransform(length).Run(ref data, ref scratch, Padded);
        if (sign > 0) data = data.Exchanged;
        return (input, [.. Enumerable.Range(0, input.Length).Select(i => new Complex(data.Real[Place(i)], data.Imaginary[Place(i)]))]);
    }

    private static int Place(int i) => i / Columns * Padded + i % Columns;

    private static void AssertClose(Complex expected, Complex actual, int length) => Assert.True(
        (expected - actual).Magnitude < 1e-13 * (length + 10), $"{expected} was expected and {actual} came out (seed {Given.Seed})");
}
