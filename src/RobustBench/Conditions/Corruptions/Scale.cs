using System.Buffers;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>
/// Makes the image larger or smaller about its centre; its size in pixels stays, outside is a stated grey. Bilinear, with a
/// triangle as wide as the pixels that become one where it shrinks, as the geometry of stimuli is.
/// </summary>
/// <remarks>Pillow's <c>Image.resize(BILINEAR)</c> is the same filter on a whole image.</remarks>
internal sealed class Scale : Corruption
{
    private static readonly NumberParameter Factor = Parameter.Number("factor", "how many times as large; 1 changes nothing", min: 0.01, max: 100);

    public override string Name => "scale";

    public override string Summary => "made larger or smaller about the centre, bilinear with antialiasing; the size in pixels stays";

    public override string Source => "Pillow's bilinear filter";

    protected override IReadOnlyList<Parameter> OwnParameters => [Factor, Warp.Fill];

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var (factor, fill) = (settings[Factor], settings[Warp.Fill]);
        var (height, width) = (image.Height, image.Width);
        var rented = ArrayPool<float>.Shared.Rent(Math.Max(height, width));
        for (var channel = 0; channel < image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            for (var column = 0; column < width; column++) Along(plane[column..], height, width, factor, fill, rented);
            for (var row = 0; row < height; row++) Along(plane[(row * width)..], width, 1, factor, fill, rented);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private static void Along(Span<float> line, int length, int step, double factor, double fill, float[] before)
    {
        for (var at = 0; at < length; at++) before[at] = line[at * step];
        var (middle, reach) = ((length - 1) / 2.0, Math.Max(1, 1 / factor));
        for (var at = 0; at < length; at++)
        {
            var centre = middle + (at - middle) / factor;
            var (sum, weights) = (0.0, 0.0);
            for (var from = (int)Math.Ceiling(centre - reach); from <= centre + reach; from++)
            {
                var weight = 1 - Math.Abs(from - centre) / reach;
                weights += weight;
                sum += weight * (from >= 0 && from < length ? before[from] : fill);
            }

            line[at * step] = (float)(sum / weights);
        }
    }
}
