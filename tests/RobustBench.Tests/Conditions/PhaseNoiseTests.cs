using System.Numerics;

namespace RobustBench.Tests.Conditions;

public class PhaseNoiseTests
{
    private const string Published = "", Symmetric = ",scheme=symmetric";

    public static TheoryData<int, int> EvenSizes => new() { { 2, 2 }, { 2, 6 }, { 4, 4 }, { 6, 10 }, { 14, 8 }, { 32, 32 }, { 26, 22 } };

    public static TheoryData<int, int> Sizes => new()
    {
        { 1, 1 }, { 1, 2 }, { 1, 6 }, { 7, 1 }, { 2, 2 }, { 2, 3 }, { 3, 3 }, { 4, 4 }, { 5, 7 }, { 6, 5 }, { 5, 6 }, { 13, 13 }, { 12, 14 }, { 32, 32 }, { 31, 8 },
    };

    [Theory]
    [MemberData(nameof(EvenSizes))]
    public void Published_is_the_papers_code_step_by_step(int height, int width)
    {
        var image = Given.RandomImage(height, width, 0.2f, 0.8f);
        var half = ((height - 1) * (width - 1) - 1) / 2;
        var noise = new ReplayedNoise(Given.Uniform("any", 3 * half));
        var actual = Given.Apply("phase-noise", "width=90,colour=true", image, height, width, noise);
        Assert.Equal(3 * half, noise.Drawn);

        var shifts = Given.Uniform("any", 3 * half).Select(u => (2.0 * u - 1) * 90 * Math.PI / 180).Chunk(Math.Max(half, 1)).ToArray();
        var expected = image.Chunk(height * width).SelectMany((plane, channel) =>
            AsPublished(plane, height, width, half == 0 ? [] : shifts[channel]).Select(value => Math.Clamp(value, 0, 1)));
        Given.AssertClose([.. expected], actual, 1e-6);
    }

    [Theory]
    [InlineData(5, 6)]
    [InlineData(6, 5)]
    [InlineData(33, 33)]
    public void Published_refuses_odd_sides_and_names_the_mend(int height, int width)
    {
        var step = Given.Step("phase-noise", "width=30");
        Assert.Contains("choose an even stimulus size, or `scheme: symmetric`", step.Family.Refusal(step.Settings, height, width), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Symmetric_refuses_no_size(int height, int width)
    {
        var step = Given.Step("phase-noise", "width=30,scheme=symmetric");
        Assert.Null(step.Family.Refusal(step.Settings, height, width));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Symmetric_shifts_partners_by_opposite_angles(int height, int width)
    {
        var image = Given.RandomImage(height, width, 0.45f, 0.55f);
        var numbers = Given.Uniform("any", 3 * height * width);
        var noise = new ReplayedNoise(numbers);
        var actual = Given.Apply("phase-noise", "width=180,colour=true" + Symmetric, image, height, width, noise);

        var drawn = 0;
        var expected = image.Chunk(height * width).SelectMany(plane =>
        {
            var result = WithOppositeShifts(plane, height, width, () => (2.0 * numbers[drawn++] - 1) * Math.PI);
            Assert.All(result, value => Assert.Equal(0, value.Imaginary, 12));
            return result.Select(value => Math.Clamp(value.Real, 0, 1));
        }).ToArray();
        Given.AssertClose(expected, actual, 1e-6);
        Assert.Equal(drawn, noise.Drawn);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Symmetric_keeps_the_magnitude_of_every_frequency(int height, int width)
    {
        var image = Given.RandomImage(height, width, 0.49f, 0.51f);
        var actual = Given.Apply("phase-noise", "width=180,colour=true" + Symmetric, image, height, width);
        var (before, after) = (Spectrum(image, height, width), Spectrum(actual, height, width));
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First.Magnitude, pair.Second.Magnitude, 4.0e-5));
    }

    [Theory]
    [MemberData(nameof(EvenSizes))]
    public void Published_leaves_the_mean_and_the_first_row_and_column(int height, int width)
    {
        var image = Given.RandomImage(height, width, 0.49f, 0.51f);
        var actual = Given.Apply("phase-noise", "width=180,colour=true", image, height, width);
        var (before, after) = (Spectrum(image, height, width), Spectrum(actual, height, width));
        for (var i = 0; i < height * width; i++)
        {
            var (row, column) = (i / width, i % width);
            if (row > 0 && column > 0 && (row, column) != (height / 2, width / 2)) continue;
            Assert.True((before[i] - after[i]).Magnitude < 4e-5, $"frequency ({row}, {column}), seed {Given.Seed}");
        }
    }

    [Theory]
    [MemberData(nameof(EvenSizes))]
    public void Published_of_no_width_is_the_image(int height, int width) => AssertIdentity(Published, height, width);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Symmetric_of_no_width_is_the_image(int height, int width) => AssertIdentity(Symmetric, height, width);

    [Theory]
    [InlineData(4, 6)]
    [InlineData(13, 13)]
    [InlineData(9, 6)]
    public void The_mean_stays(int height, int width)
    {
        var image = Given.RandomImage(height, width, 0.4f, 0.6f);
        var actual = Given.Apply("phase-noise", "width=90,colour=true" + Symmetric, image, height, width);
        Assert.Equal(image.Average(value => (double)value), actual.Average(value => (double)value), 6);
    }

    private static void AssertIdentity(string scheme, int height, int width)
    {
        var image = Given.RandomImage(height, width);
        Given.AssertClose(image, Given.Apply("phase-noise", "width=0,colour=true" + scheme, image, height, width));
    }

    private static Complex[] Spectrum(float[] image, int height, int width) =>
        [.. DirectFourier.Centre(DirectFourier.Forward(image[..(height * width)], height, width)).Cast<Complex>()];

    /// <summary>As <c>scramble_phases</c> has it: centre, cut off row and column 0, flatten, +s, middle, −s, back.</summary>
    private static IEnumerable<double> AsPublished(float[] plane, int height, int width, double[] shifts)
    {
        var centred = DirectFourier.Centre(DirectFourier.Forward(plane, height, width));
        double[] angles = [.. shifts, 0, .. shifts.Select(shift => -shift)];
        for (var i = 0; i < angles.Length; i++)
            centred[1 + i / (width - 1), 1 + i % (width - 1)] *= Complex.FromPolarCoordinates(1, angles[i]);
        return DirectFourier.Inverse(DirectFourier.Uncentre(centred)).Cast<Complex>().Select(value => value.Real);
    }

    /// <summary>Walks the centred spectrum row by row from (1, 1); a frequency that has no shift yet draws one for itself and its partner.</summary>
    private static Complex[] WithOppositeShifts(float[] plane, int height, int width, Func<double> draw)
    {
        var centred = DirectFourier.Centre(DirectFourier.Forward(plane, height, width));
        var shifted = new HashSet<(int, int)>();
        for (var row = 1; row < height; row++)
        {
            for (var column = 1; column < width; column++)
            {
                var (y, x) = (row - height / 2, column - width / 2);
                var partner = ((-y + height / 2 + height) % height, (-x + width / 2 + width) % width);
                if (partner == (row, column) || !shifted.Add((row, column))) continue;
                shifted.Add(partner);
                var turn = Complex.FromPolarCoordinates(1, draw());
                centred[row, column] *= turn;
                centred[partner.Item1, partner.Item2] *= Complex.Conjugate(turn);
            }
        }

        return [.. DirectFourier.Inverse(DirectFourier.Uncentre(centred)).Cast<Complex>()];
    }
}
