using System.Buffers;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>Shifts the phases of the image's frequencies by uniform noise in [−width, width] degrees.</summary>
/// <remarks>
/// Geirhos et al. 2018; <c>scramble_phases</c> in the published code. There the frequencies of the centred transform, rows
/// and columns 1.., are taken in row-major order; the first half gets the shifts, the half after the middle (the constant
/// component) gets the same shifts negated <em>in the same order</em>, so that the two partners of a frequency get unrelated
/// shifts and the result is complex; its real part is kept. <c>symmetric</c> gives partners opposite shifts.
/// </remarks>
internal sealed class PhaseNoise : Corruption
{
    private const string Published = "published", Symmetric = "symmetric";

    private static readonly NumberParameter Width =
        Parameter.Number("width", "the largest shift of a phase", min: 0, max: 180, unit: "degrees");

    private static readonly WordParameter Scheme =
        Parameter.Word("scheme", "which shifts the two partners of a frequency get: the paper's code, or opposite ones", Published, Symmetric);

    public override string Name => "phase-noise";

    public override string Summary => "phases of the 2-D Fourier transform shifted by uniform noise in [−width, width]";

    protected override IReadOnlyList<Parameter> OwnParameters => [Width, Scheme];

    public override string? Refusal(Settings settings, int height, int width) =>
        settings[Scheme] == Published && (height % 2 != 0 || width % 2 != 0)
            ? $"the published phase noise needs even sides, and the stimuli are {height} × {width}: choose an even stimulus size, or `scheme: symmetric`"
            : null;

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
        var (height, width) = (image.Height, image.Width);
        using var spectrum = new FourierTransform(height, width);
        var radians = settings[Width] * Math.PI / 180;
        var rented = ArrayPool<double>.Shared.Rent(height * width);
        var shifts = rented.AsSpan(0, height * width);
        for (var channel = 0; channel < image.Channels; channel++)
        {
            shifts.Clear();
            if (settings[Scheme] == Published) DrawAsPublished(shifts, height, width, radians, noise);
            else DrawSymmetrically(shifts, height, width, radians, noise);
            spectrum.ShiftPhases(image.Plane(channel), shifts);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private static void DrawAsPublished(Span<double> shifts, int height, int width, double radians, NoiseSource noise)
    {
        var columns = width - 1;
        var half = (height - 1) * columns / 2;
        var uniform = ArrayPool<float>.Shared.Rent(half);
        noise.Fill(uniform.AsSpan(0, half));
        for (var i = 0; i < half; i++)
        {
            var shift = radians * (2.0 * uniform[i] - 1);
            var after = half + 1 + i;
            shifts[(1 + i / columns) * width + 1 + i % columns] = shift;
            shifts[(1 + after / columns) * width + 1 + after % columns] = -shift;
        }

        ArrayPool<float>.Shared.Return(uniform);
    }

    private static void DrawSymmetrically(Span<double> shifts, int height, int width, double radians, NoiseSource noise)
    {
        var pairs = ArrayPool<(int First, int Second)>.Shared.Rent(height * width);
        var count = FindPartners(pairs, height, width);
        var uniform = ArrayPool<float>.Shared.Rent(count);
        noise.Fill(uniform.AsSpan(0, count));
        for (var i = 0; i < count; i++)
        {
            var shift = radians * (2.0 * uniform[i] - 1);
            shifts[pairs[i].First] = shift;
            shifts[pairs[i].Second] = -shift;
        }

        ArrayPool<float>.Shared.Return(uniform);
        ArrayPool<(int First, int Second)>.Shared.Return(pairs);
    }

    /// <summary>
    /// In row-major order over rows and columns 1.., where the first of two partners draws the shift. An odd side has its
    /// partners of the last row or column at 0.
    /// </summary>
    private static int FindPartners((int First, int Second)[] pairs, int height, int width)
    {
        var count = 0;
        for (var row = 1; row < height; row++)
        {
            var partnerRow = (2 * (height / 2) - row) % height;
            for (var column = 1; column < width; column++)
            {
                var partnerColumn = (2 * (width / 2) - column) % width;
                var (here, partner) = (row * width + column, partnerRow * width + partnerColumn);
                var partnerComesFirst = partnerRow > 0 && partnerColumn > 0 && partner <= here;
                if (!partnerComesFirst) pairs[count++] = (here, partner);
            }
        }

        return count;
    }
}
