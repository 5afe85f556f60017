using RobustBench.Drawing;

namespace RobustBench.Tests.Drawing;

public sealed class PngTests
{
    private const int GreyType = 0, ColourType = 2, TypeOffset = 25;

    [Fact]
    public void A_picture_comes_back_to_the_last_bit()
    {
        var random = new Random(5);
        var image = new RgbImage(13, 7);
        random.NextBytes(image.Pixels);

        var back = Png.Decode(Png.Encode(image))!;

        Assert.Equal((13, 7), (back.Height, back.Width));
        Assert.Equal(image.Pixels, back.Pixels);
    }

    [Fact]
    public void A_grey_picture_is_stored_with_one_channel_and_comes_back()
    {
        var image = new RgbImage(3, 4, grey: 99);

        var file = Png.Encode(image);

        Assert.Equal(GreyType, file[TypeOffset]);
        Assert.Equal(image.Pixels, Png.Decode(file)!.Pixels);
        Assert.Equal(ColourType, Png.Encode(RgbImageTests.Picture(1, 1, 1))[TypeOffset]);
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes() =>
        Assert.Equal(Png.Encode(RgbImageTests.Picture(2, 2, 1, 2)), Png.Encode(RgbImageTests.Picture(2, 2, 1, 2)));

    [Fact]
    public void Bytes_that_are_no_picture_give_none()
    {
        Assert.Null(Png.Decode([1, 2, 3]));
        Assert.Null(Png.Decode(Png.Encode(new RgbImage(40, 40))[..60]));
    }
}
