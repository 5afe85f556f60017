using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Randomness;

namespace RobustBench.Tests.Conditions;

/// <summary>Corruptions of any strength: turned, moved, scaled, brightened, blurred.</summary>
public sealed class ContinuousTests
{
    private static readonly float[] Steps4 = [.. Enumerable.Range(0, 16).Select(pixel => pixel / 15f)];

    [Theory]
    [InlineData(90, 90)]
    [InlineData(180, 180)]
    [InlineData(-180, 180)]
    [InlineData(-90, 270)]
    [InlineData(0, 0)]
    public void By_quarters_it_turns_as_rotation_does(int degrees, int exact)
    {
        var image = Given.RandomImage(7, 7);

        AssertNear(Apply("rotation", $"degrees={exact},colour=true", image, 7, 7), Apply("rotate", $"degrees={degrees},colour=true", image, 7, 7), 1e-5f);
    }

    [Fact]
    public void By_45_degrees_the_corners_come_from_outside_and_the_centre_stays()
    {
        // Of 3 × 3 zeros about a one: each pixel beside the centre lies at (±½√2, ±½√2) of the source.
        var turned = Apply("rotate", "degrees=45,fill=0", Given.GreyImage(0, 0, 0, 0, 1, 0, 0, 0, 0), 3, 3);
        var near = (float)Math.Pow(1 - Math.Sqrt(0.5), 2);

        AssertNear([0, near, 0, near, 1, near, 0, near, 0], turned[..9], 1e-6f);
        // The corners lie √2 from the centre along a side: √2 − 1 of them is fill.
        Assert.Equal(0.25f * (MathF.Sqrt(2) - 1), Apply("rotate", "degrees=45,fill=0.25", new float[27], 3, 3)[0], 1e-6f);
    }

    [Fact]
    public void Whole_pixels_move_and_leave_the_fill()
    {
        var moved = Apply("translate", "right=1,down=2,fill=0.5", Given.GreyImage(Steps4), 4, 4);

        AssertNear(
            [0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, Steps4[0], Steps4[1], Steps4[2], 0.5f, Steps4[4], Steps4[5], Steps4[6]],
            moved[..16], 1e-6f);
    }

    [Fact]
    public void Half_a_pixel_is_the_mean_of_two()
    {
        var moved = Apply("translate", "right=-0.5,fill=1", Given.GreyImage(0.2f, 0.4f, 0.8f), 1, 3);

        AssertNear([0.3f, 0.6f, 0.9f], moved[..3], 1e-6f);
    }

    [Fact]
    public void Twice_as_large_is_the_middle_between_its_pixels()
    {
        // Of four pixels at −1.5 … 1.5 the places −0.75, −0.25, 0.25, 0.75.
        AssertNear([0.175f, 0.225f, 0.275f, 0.325f], Apply("scale", "factor=2", Given.GreyImage(0.1f, 0.2f, 0.3f, 0.4f), 1, 4)[..4], 1e-6f);
    }

    [Fact]
    public void Half_as_large_averages_over_a_triangle_of_two_pixels_to_each_side()
    {
        // The places −3, −1, 1, 3 about the middle; each triangle has the weights ¼, ¾, ¾, ¼, halved. The fill 0 is outside,
        // and half of the one row, which becomes half as high.
        var shrunk = Apply("scale", "factor=0.5,fill=0", Given.GreyImage(0.8f, 0.8f, 0.8f, 0.8f), 1, 4);

        AssertNear([0.05f, 0.35f, 0.35f, 0.05f], shrunk[..4], 1e-6f);
    }

    [Theory]
    [InlineData("scale", "factor=1")]
    [InlineData("translate", "right=0")]
    [InlineData("brighten", "change=0")]
    public void What_changes_nothing_changes_nothing(string family, string settings)
    {
        var image = Given.RandomImage(5, 6);

        AssertNear(image, Apply(family, settings + ",colour=true", image, 5, 6), 1e-6f);
    }

    [Fact]
    public void Brightening_adds_and_clips() =>
        AssertNear([0.5f, 0.9f, 1], Apply("brighten", "change=0.4", Given.GreyImage(0.1f, 0.5f, 0.8f), 1, 3)[..3], 1e-6f);

    [Fact]
    public void A_blur_mirrors_the_image_at_its_edges()
    {
        // scipy.ndimage.gaussian_filter1d([0, 0, 0, 0, 1], 1, mode='reflect', truncate=4): the one counts twice at the edge.
        double[] kernel = [.. Enumerable.Range(-4, 9).Select(at => Math.Exp(-at * at / 2.0))];
        var sum = kernel.Sum();
        float[] expected = [.. Enumerable.Range(0, 5).Select(at => (float)((Weight(4 - at) + Weight(5 - at)) / sum))];
        double Weight(int distance) => distance <= 4 ? Math.Exp(-distance * distance / 2.0) : 0;

        AssertNear(expected, Apply("blur", "std=1", Given.GreyImage(0, 0, 0, 0, 1), 1, 5)[..5], 1e-6f);
        AssertNear([0.3f, 0.3f, 0.3f, 0.3f], Apply("blur", "std=30", Given.GreyImage(0.3f, 0.3f, 0.3f, 0.3f), 2, 2)[..4], 1e-6f);
    }

    private static float[] Apply(string family, string settings, float[] image, int height, int width)
    {
        float[] result = [.. image];
        var step = Given.Step(family, settings);
        Condition.Of(step).Apply(new Stimulus(result, height, width), new NoiseSource(Given.Seed, "0", step.Key));
        return result;
    }

    private static void AssertNear(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
