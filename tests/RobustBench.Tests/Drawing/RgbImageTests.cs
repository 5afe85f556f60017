using RobustBench.Drawing;

namespace RobustBench.Tests.Drawing;

public sealed class RgbImageTests
{
    [Fact]
    public void Values_become_the_nearest_byte_and_are_clipped()
    {
        var image = RgbImage.OfPlanes([0f, 1f, 0.5f, -1f, 2f, 100f / 255], 1, 2);

        Assert.Equal([0, 128, 255, 255, 0, 100], image.Pixels);
    }

    [Fact]
    public void Enlarging_makes_a_square_of_each_pixel() => Assert.Equal(
        [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], Reds(Picture(2, 2, 1, 2, 3, 4).Enlarge(2)));

    [Fact]
    public void Shrinking_takes_the_mean_of_the_area_under_each_pixel() => Assert.Equal(
        [25, 55], Reds(Picture(2, 4, 10, 20, 30, 40, 20, 50, 60, 90).Shrink(2)));

    [Fact]
    public void A_pixel_under_two_counts_for_both_in_its_shares() => Assert.Equal(
        [(int)Math.Round((30 + 60 * 0.5) / 1.5), (int)Math.Round((60 * 0.5 + 90) / 1.5)], Reds(Picture(1, 3, 30, 60, 90).Shrink(2)).Select(red => (int)red));

    [Fact]
    public void Shrinking_keeps_a_picture_of_one_grey_and_the_proportions()
    {
        var small = new RgbImage(300, 1024, grey: 77).Shrink(160);

        Assert.Equal((47, 160), (small.Height, small.Width));
        Assert.All(small.Pixels, value => Assert.Equal(77, value));
    }

    [Fact]
    public void A_picture_that_is_small_enough_is_left_alone()
    {
        var image = Picture(1, 2, 5, 6);

        Assert.Same(image, image.Shrink(2));
        Assert.Same(image, image.Enlarge(1));
    }

    [Fact]
    public void Pictures_stand_side_by_side_with_white_between_and_below()
    {
        var all = RgbImage.SideBySide([Picture(2, 1, 1, 2), Picture(1, 2, 3, 4)], gap: 1);

        Assert.Equal((2, 4), (all.Height, all.Width));
        Assert.Equal([1, 255, 3, 4, 2, 255, 255, 255], Reds(all));
    }

    /// <summary>A picture whose red is given; green and blue are different.</summary>
    internal static RgbImage Picture(int height, int width, params byte[] reds)
    {
        var image = new RgbImage(height, width, grey: 7);
        for (var i = 0; i < reds.Length; i++) image.Pixels[3 * i] = reds[i];
        return image;
    }

    private static IEnumerable<byte> Reds(RgbImage image) => image.Pixels.Where((_, i) => i % 3 == 0);
}
