namespace RobustBench.Tests.Conditions;

/// <summary>The corruptions that treat each pixel for itself, on literals worked out by hand.</summary>
public class PointwiseTests
{
    private const float AlmostOne = 1 - 1f / (1 << 24);

    [Fact]
    public void Clean_changes_no_bit_and_does_not_clip()
    {
        float[] image = [-0.5f, 0.25f, 1.5f, 0, 1, 0.1f];
        Assert.Equal(image, Given.Apply("clean", "", image, 1, 2));
    }

    [Theory]
    [InlineData(1, 0, 0, 0.2125)]
    [InlineData(0, 1, 0, 0.7154)]
    [InlineData(0, 0, 1, 0.0721)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0.2f, 0.4f, 0.6f, 0.37192)]
    public void Grey_is_weighted_by_luminance(float red, float green, float blue, double grey) =>
        Given.AssertClose([grey, grey, grey], Given.Apply("greyscale", "", [red, green, blue], 1, 1));

    [Fact]
    public void Greyscale_with_colour_leaves_the_image()
    {
        var image = Given.RandomImage(3, 3);
        Assert.Equal(image, Given.Apply("greyscale", "colour=true", image, 3, 3));
    }

    [Fact]
    public void Contrast_scales_about_mid_grey() =>
        Given.AssertClose(Given.GreyImage(0.35f, 0.41f, 0.5f, 0.65f), Given.Apply("contrast", "level=0.3", Given.GreyImage(0, 0.2f, 0.5f, 1), 2, 2));

    [Fact]
    public void No_contrast_is_mid_grey() =>
        Assert.All(Given.Apply("contrast", "level=0", Given.RandomImage(4, 3), 4, 3), value => Assert.Equal(0.5f, value));

    [Fact]
    public void Full_contrast_changes_no_bit()
    {
        var image = Given.RandomImage(4, 3);
        Assert.Equal(image, Given.Apply("contrast", "level=1,colour=true", image, 4, 3));
    }

    /// <summary>At p = 0.25 the edges are 1/8 and 7/8: 7/8 itself is white, 1/8 itself is not black.</summary>
    [Fact]
    public void Salt_starts_at_its_edge_and_pepper_ends_before_its_own()
    {
        const float Step = 1f / (1 << 24);
        var noise = new ReplayedNoise(0.875f, 0.875f - Step, 0.125f, 0.125f - Step, 0, AlmostOne);
        var result = Given.Apply("salt-and-pepper", "probability=0.25", Given.GreyImage(0.5f, 0.5f, 1, 1, 0, 0), 2, 3, noise);
        Given.AssertClose(Given.GreyImage(1, 0.5f, 0.65f, 0, 0, 1), result);
    }

    [Fact]
    public void Salt_and_pepper_add_and_subtract_one_before_the_clip()
    {
        var noise = new ReplayedNoise(0.9f, 0.1f);
        var result = Given.Apply("salt-and-pepper", "probability=1,contrast=1", Given.GreyImage(0, 1), 1, 2, noise);
        Given.AssertClose(Given.GreyImage(1, 0), result);
    }

    [Fact]
    public void No_salt_and_pepper_is_contrast_alone()
    {
        var image = Given.RandomImage(5, 6);
        var noise = new ReplayedNoise([0, AlmostOne, .. Given.Uniform("any", 28)]);
        Assert.Equal(
            Given.Apply("contrast", "level=0.3", image, 5, 6), Given.Apply("salt-and-pepper", "probability=0", image, 5, 6, noise));
    }

    [Fact]
    public void Salt_and_pepper_with_certainty_leaves_black_and_white_alone()
    {
        var result = Given.Apply("salt-and-pepper", "probability=1", Given.RandomImage(5, 6), 5, 6);
        Assert.All(result, value => Assert.True(value is 0 or 1));
    }

    [Fact]
    public void Salt_and_pepper_change_the_share_of_pixels_that_is_asked_for()
    {
        var result = Given.Apply("salt-and-pepper", "probability=0.2", Given.RandomImage(200, 200), 200, 200)[..40_000];
        // Five standard errors of a share of 0.1 among 40,000.
        Assert.InRange(result.Count(value => value == 0) / 40_000.0, 0.1 - 0.0075, 0.1 + 0.0075);
        Assert.InRange(result.Count(value => value == 1) / 40_000.0, 0.1 - 0.0075, 0.1 + 0.0075);
    }

    [Fact]
    public void Uniform_noise_lowers_the_contrast_and_adds_width_times_2u_minus_1()
    {
        var noise = new ReplayedNoise(0, 0.25f, 0.5f, 0.75f);
        var result = Given.Apply("uniform-noise", "width=0.1", Given.GreyImage(0, 0.5f, 1, 0.5f), 2, 2, noise);
        Given.AssertClose(Given.GreyImage(0.25f, 0.45f, 0.65f, 0.55f), result);
    }

    [Fact]
    public void Uniform_noise_is_clipped_at_black_and_white()
    {
        var noise = new ReplayedNoise(0, AlmostOne);
        var result = Given.Apply("uniform-noise", "width=0.6,contrast=1", Given.GreyImage(0.5f, 0.5f), 1, 2, noise);
        Assert.Equal(Given.GreyImage(0, 1), result);
    }

    [Fact]
    public void Uniform_noise_of_no_width_is_contrast_alone()
    {
        var image = Given.RandomImage(5, 6);
        Assert.Equal(Given.Apply("contrast", "level=0.3", image, 5, 6), Given.Apply("uniform-noise", "width=0", image, 5, 6));
    }

    [Theory]
    [InlineData("1e30")]
    [InlineData("1e300")]
    public void Uniform_noise_of_any_width_stays_in_range(string width)
    {
        var noise = new ReplayedNoise(0, 0.5f, AlmostOne);
        var result = Given.Apply("uniform-noise", $"width={width}", Given.GreyImage(0.5f, 0.5f, 0.5f), 1, 3, noise);
        Assert.Equal(Given.GreyImage(0, 0.5f, 1), result);
    }

    [Theory]
    [InlineData("salt-and-pepper", "probability=0.25,colour=true")]
    [InlineData("uniform-noise", "width=0.1,colour=true")]
    public void Noise_in_colour_is_drawn_for_each_channel_row_and_column_in_turn(string family, string settings)
    {
        var image = Given.RandomImage(3, 5);
        var uniform = Given.Uniform("any", 3 * 3 * 5);
        var together = Given.Apply(family, settings, image, 3, 5, new ReplayedNoise(uniform));
        for (var i = 0; i < image.Length; i++)
        {
            var alone = Given.Apply(family, settings, [image[i], 0, 0], 1, 1, new ReplayedNoise(uniform[i], 0.5f, 0.5f));
            Assert.True(alone[0] == together[i], $"at {i} (seed {Given.Seed})");
        }
    }
}
