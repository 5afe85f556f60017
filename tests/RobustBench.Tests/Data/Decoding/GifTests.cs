namespace RobustBench.Tests.Data.Decoding;

/// <summary>The expected colours are PIL's.</summary>
public sealed class GifTests
{
    private static readonly byte[] FourColours = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4];

    private static readonly GifFile Small = new()
    {
        Screen = (2, 2),
        Frame = (0, 0, 2, 2),
        Indices = [0, 1, 2, 3],
        GlobalPalette = FourColours,
    };

    [Fact]
    public void An_index_has_its_colour() =>
        Assert.Equal([0x010101, 0x020202, 0x030303, 0x040404], Decoded.Of(Small.Bytes()).Colours);

    /// <summary>The sample of M. Flickinger, "What's in a GIF": 10 × 10, its data as published.</summary>
    [Fact]
    public void The_published_sample_decodes()
    {
        var file = Convert.FromHexString(
            "4749463839610A000A00910000FFFFFFFF00000000FF00000021F904000000000" + "02C000000000A000A000002168C2D99872A1CDC33A00275EC95FAA8DE608C04914C01003B");

        var digits = Decoded.Of(file).Colours.Select(colour => colour switch { 0xFFFFFF => '0', 0xFF0000 => '1', 0x0000FF => '2', _ => '?' });

        Assert.Equal(
            ["1111122222", "1111122222", "1111122222", "1110000222", "1110000222", "2220000111", "2220000111", "2222211111", "2222211111", "2222211111"],
            digits.Chunk(10).Select(row => new string(row)));
    }

    [Fact]
    public void A_transparent_pixel_has_the_colour_of_its_index() =>
        Assert.Equal(Decoded.Of(Small.Bytes()).Colours, Decoded.Of((Small with { Transparent = 2 }).Bytes()).Colours);

    [Fact]
    public void What_the_frame_leaves_uncovered_has_the_first_colour() => Assert.Equal(
        [0x010101, 0x010101, 0x010101, 0x010101, 0x040404, 0x010101],
        Decoded.Of((Small with { Screen = (3, 2), Frame = (1, 1, 1, 1), Indices = [3] }).Bytes()).Colours);

    [Fact]
    public void What_the_frame_leaves_uncovered_has_the_transparent_colour_where_there_is_one() => Assert.Equal(
        [0x030303, 0x030303, 0x030303, 0x040404],
        Decoded.Of((Small with { Frame = (1, 1, 1, 1), Indices = [3], Transparent = 2 }).Bytes()).Colours);

    [Fact]
    public void A_frame_beyond_the_screen_makes_the_image_larger()
    {
        var (height, width, colours) = Decoded.Of((Small with { Frame = (2, 1, 1, 2), Indices = [1, 2] }).Bytes());

        Assert.Equal((3, 3), (height, width));
        Assert.Equal([0x010101, 0x010101, 0x020202, 0x010101, 0x010101, 0x030303], colours[3..]);
    }

    [Fact]
    public void A_local_palette_comes_before_the_global_one() => Assert.Equal(
        [0x090807, 0x060504, 0x020202, 0x030303],
        Decoded.Of((Small with { LocalPalette = [9, 8, 7, 6, 5, 4] }).Bytes()).Colours);

    [Fact]
    public void Without_a_palette_indices_are_greys() =>
        Assert.Equal([0x000000, 0x010101, 0x020202, 0x030303], Decoded.Of((Small with { GlobalPalette = [] }).Bytes()).Colours);

    [Fact]
    public void Interlaced_rows_come_in_four_passes()
    {
        var rows = new byte[] { 0, 8, 4, 2, 6, 1, 3, 5, 7 };
        var file = new GifFile { Screen = (1, 9), Frame = (0, 0, 1, 9), Indices = rows, IndexBits = 4, Interlaced = true };

        Assert.Equal(Enumerable.Range(0, 9).Select(row => row * 0x010101), Decoded.Of(file.Bytes()).Colours);
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(8, 256)]
    public void Codes_of_every_length_decode(int indexBits, int colours)
    {
        var random = new Random(3);
        // Random enough that all 4,096 codes are used up, and repeated, so that long codes come.
        var indices = Enumerable.Range(0, 20_000).Select(_ => (byte)random.Next(colours)).ToArray();
        byte[] twice = [.. indices, .. indices];
        var file = new GifFile { Screen = (200, 200), Frame = (0, 0, 200, 200), Indices = twice, IndexBits = indexBits };

        Assert.Equal(twice.Select(index => index * 0x010101), Decoded.Of(file.Bytes()).Colours);
    }

    [Fact]
    public void A_code_that_was_only_just_made_decodes() => Assert.Equal(
        new int[9], Decoded.Of(new GifFile { Screen = (3, 3), Frame = (0, 0, 3, 3), Indices = new byte[9] }.Bytes()).Colours);

    [Fact]
    public void Data_that_end_before_the_last_index_are_cut_short() =>
        Assert.Equal("it is cut short: get the file again", Decoded.Refusal((Small with { Indices = [0, 1, 2] }).Bytes()));

    [Fact]
    public void A_frame_without_pixels_is_refused() =>
        Assert.Equal("the image is 0 × 1: it has no pixels", Decoded.Refusal((Small with { Frame = (0, 0, 1, 0) }).Bytes()));
}
