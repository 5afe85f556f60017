using System.Buffers;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Turns the image counter-clockwise by a multiple of 90 degrees, without interpolation.</summary>
/// <remarks>Geirhos et al. 2018, rotation experiment; numpy's <c>rot90</c>. Sides of different length change places.</remarks>
internal sealed class Rotation : Corruption
{
    private static readonly NumberParameter Degrees =
        Parameter.OneOf("degrees", "the angle, counter-clockwise", [0, 90, 180, 270], unit: "degrees");

    public override string Name => "rotation";

    public override string Summary => "turned counter-clockwise, exactly";

    protected override IReadOnlyList<Parameter> OwnParameters => [Degrees];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var quarters = (int)settings[Degrees] / 90;
        for (var channel = 0; channel < image.Channels; channel++)
            Turn(image.Plane(channel), image.Height, image.Width, quarters);
        if (quarters % 2 == 1) image.SwapSides();
    }

    private static void Turn(Span<float> plane, int height, int width, int quarters)
    {
        if (quarters == 0) return;
        if (quarters == 2)
        {
            plane.Reverse();
            return;
        }

        var rented = ArrayPool<float>.Shared.Rent(plane.Length);
        var source = rented.AsSpan(0, plane.Length);
        plane.CopyTo(source);
        // A quarter to the left makes rows of the columns, the last one first; three quarters are one to the right.
        var (corner, alongRow, alongColumn) = quarters == 1 ? (width - 1, width, -1) : ((height - 1) * width, -width, 1);
        // In strips of columns, whose part of the source stays in the cache from one row of the result to the next.
        const int Strip = 16;
        for (var left = 0; left < height; left += Strip)
        {
            for (var row = 0; row < width; row++)
            {
                var target = plane.Slice(row * height + left, Math.Min(Strip, height - left));
                var from = corner + row * alongColumn + left * alongRow;
                for (var i = 0; i < target.Length; i++) target[i] = source[from + i * alongRow];
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
