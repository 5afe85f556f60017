namespace RobustBench.Tests.Data.Decoding;

/// <summary>The expected colours are PIL's.</summary>
public sealed class BmpTests
{
    private static readonly byte[] ThreeColours = [3, 2, 1, 0, 6, 5, 4, 0, 9, 8, 7, 0];

    [Fact]
    public void Rows_are_stored_from_the_bottom_and_filled_up_to_four_bytes() => Assert.Equal(
        [0x060504, 0x030201], Decoded.Of(BmpFile.Of(1, 2, 24, [1, 2, 3, 0, 4, 5, 6, 0])).Colours);

    [Fact]
    public void A_negative_height_says_that_the_first_row_is_on_top() => Assert.Equal(
        [0x030201, 0x060504], Decoded.Of(BmpFile.Of(1, -2, 24, [1, 2, 3, 0, 4, 5, 6, 0])).Colours);

    [Fact]
    public void The_last_row_need_not_be_filled_up() =>
        Assert.Equal([0x030201], Decoded.Of(BmpFile.Of(1, 1, 24, [1, 2, 3])).Colours);

    [Theory]
    [InlineData(1, new byte[] { 0b01000000, 0, 0, 0 }, new[] { 0x010203, 0x040506 })]
    [InlineData(4, new byte[] { 0x21, 0, 0, 0 }, new[] { 0x070809, 0x040506 })]
    [InlineData(8, new byte[] { 2, 0, 0, 0 }, new[] { 0x070809, 0x010203 })]
    public void Indices_have_their_palettes_colours(int bits, byte[] row, int[] expected) =>
        Assert.Equal(expected, Decoded.Of(BmpFile.Of(2, 1, bits, row, ThreeColours, colours: 3)).Colours);

    [Fact]
    public void An_index_without_a_colour_is_the_grey_of_its_number() =>
        Assert.Equal([0xC8C8C8], Decoded.Of(BmpFile.Of(1, 1, 8, [200, 0, 0, 0], ThreeColours, colours: 3)).Colours);

    [Fact]
    public void The_fourth_byte_of_a_pixel_is_dropped() =>
        Assert.Equal([0x030201], Decoded.Of(BmpFile.Of(1, 1, 32, [1, 2, 3, 99])).Colours);

    [Fact]
    public void Five_bits_are_spread_over_the_range_and_truncated() => Assert.Equal(
        // 1, 16 and 31 of 31: 8.2, 131.6, 255.
        [0x0883FF], Decoded.Of(BmpFile.Of(1, 1, 16, [0b00011111, 0b00000110, 0, 0])).Colours);

    [Fact]
    public void Masks_say_where_a_channels_bits_are() => Assert.Equal(
        // 1 of 31, 1 of 63, 1 of 31.
        [0x080408], Decoded.Of(BmpFile.Of(1, 1, 16, [0b00100001, 0b00001000, 0, 0], compression: 3, masks: [0xF800, 0x7E0, 0x1F])).Colours);

    [Fact]
    public void Channels_of_ten_bits_are_refused() => Assert.Equal(
        "it is a BMP with the bit mask 3FF00000, which is not read: convert it to PNG",
        Decoded.Refusal(BmpFile.Of(1, 1, 32, [0, 0, 0, 0], compression: 3, masks: [0x3FF00000, 0xFFC00, 0x3FF])));

    [Theory]
    [InlineData(8, 1)]
    [InlineData(4, 2)]
    public void Run_lengths_are_refused(int bits, int compression) => Assert.Equal(
        "it is a compressed BMP, which is not read: convert it to PNG",
        Decoded.Refusal(BmpFile.Of(1, 1, bits, [1, 0, 0, 1], ThreeColours, 3, compression)));

    [Fact]
    public void An_unknown_depth_is_refused() => Assert.Equal(
        "it is a BMP of 2 bits a pixel, which is not read: convert it to PNG", Decoded.Refusal(BmpFile.Of(1, 1, 2, [0, 0, 0, 0])));
}
