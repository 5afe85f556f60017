using RobustBench.Data;

namespace RobustBench.Tests.Data;

public sealed class StimulusTests
{
    [Theory]
    [InlineData(5, 5, 5, 0, 0)]
    [InlineData(5, 4, 2, 2, 1)] // (5 − 2) / 2 = 1.5, half to even: 2
    [InlineData(3, 7, 2, 0, 2)] // 0.5: 0; 2.5: 2
    [InlineData(9, 9, 2, 4, 4)] // 3.5: 4
    public void The_centre_is_cut_at_an_offset_rounded_half_to_even(int height, int width, int size, int top, int left)
    {
        var pixels = Enumerable.Range(0, 3 * height * width).Select(i => (byte)i).ToArray();

        using var raster = Raster.OfPlanes(pixels, height, width);

        var crop = Geometry.Apply(raster, new StimulusOptions { Size = size });

        var expected =
            from channel in Enumerable.Range(0, 3)
            from row in Enumerable.Range(0, size)
            from column in Enumerable.Range(0, size)
            select pixels[(((channel * height) + top + row) * width) + left + column];
        Assert.Equal((size, size), (crop.Height, crop.Width));
        Assert.Equal(expected, crop.Pixels);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(4, 2)]
    public void A_picture_smaller_than_the_stimulus_is_refused(int height, int width)
    {
        using var raster = new Raster(height, width);

        Assert.Equal(
            $"the image is {height} × {width}, smaller than the stimulus of 3 × 3: choose a smaller `size`",
            Assert.Throws<InputException>(() => Geometry.Apply(raster, new StimulusOptions { Size = 3 })).Message);
    }

    [Fact]
    public void A_level_becomes_its_255th_in_float()
    {
        var pixels = new float[768];

        new Picture([.. Enumerable.Range(0, 768).Select(i => (byte)i)], 16, 16).CopyTo(pixels);

        Assert.Equal(Enumerable.Range(0, 768).Select(i => (byte)i / 255f), pixels);
    }

    [Theory]
    [InlineData(Quantisation.None)]
    [InlineData(Quantisation.Round)]
    [InlineData(Quantisation.Truncate)]
    public void Every_level_survives_quantisation_to_the_last_bit(Quantisation quantisation)
    {
        var levels = Enumerable.Range(0, 256).Select(level => level / 255f).ToArray();
        var pixels = levels.ToArray();

        quantisation.Apply(pixels);

        Assert.Equal(levels, pixels);
    }

    [Theory]
    [InlineData(0.5f, 128, 127)] // 127.5
    [InlineData(0.001f, 0, 0)] // 0.255
    [InlineData(0.003f, 1, 0)] // 0.765
    [InlineData(0.999f, 255, 254)] // 254.745
    [InlineData(1f, 255, 255)]
    public void Rounding_goes_to_the_nearest_level_and_truncation_to_the_one_below(float value, int rounded, int truncated)
    {
        var (round, truncate) = (new[] { value }, new[] { value });

        Quantisation.Round.Apply(round);
        Quantisation.Truncate.Apply(truncate);

        Assert.Equal((rounded / 255f, truncated / 255f), (round[0], truncate[0]));
    }

    [Fact]
    public void No_quantisation_leaves_every_bit()
    {
        float[] pixels = [0.1f, 1 / 3f, float.Epsilon];

        Quantisation.None.Apply(pixels);

        Assert.Equal([0.1f, 1 / 3f, float.Epsilon], pixels);
    }

    [Fact]
    public void Memory_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => new Stimulus(new float[11], 2, 2));

    [Fact]
    public void Grey_is_the_weighted_sum_in_the_first_plane()
    {
        // Pure red, green, blue, and white.
        var stimulus = new Stimulus(new float[] { 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1 }, 2, 2);

        stimulus.ToGrey();

        Assert.Equal(1, stimulus.Channels);
        Assert.Equal([0.2125f, 0.7154f, 0.0721f, 1f], stimulus.Pixels.ToArray().Select(value => MathF.Round(value, 6)));
    }

    [Fact]
    public void Colour_again_is_three_equal_planes()
    {
        var memory = new float[12];
        var stimulus = new Stimulus(memory, 2, 2);
        stimulus.ToGrey();
        stimulus.Pixels.Fill(0.25f);

        stimulus.ToColour();

        Assert.Equal(Enumerable.Repeat(0.25f, 12), memory);
    }
}
