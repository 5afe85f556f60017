using static RobustBench.Tests.Data.Decoding.PngFile;

namespace RobustBench.Tests.Data.Decoding;

/// <summary>The expected colours are PIL's: its <c>convert('RGB')</c> drops alpha and shows what it hid.</summary>
public sealed class PngTests
{
    [Fact]
    public void Alpha_is_dropped_and_the_colour_below_it_shown() => Assert.Equal(
        [0x010203, 0xFF8000, 0x102030],
        Decoded.Of(PngFile.Of(3, 1, Rgba, [[1, 2, 3, 0, 255, 128, 0, 1, 16, 32, 48, 255]])).Colours);

    [Fact]
    public void Alpha_of_grey_is_dropped() => Assert.Equal(
        [0x070707, 0xC8C8C8], Decoded.Of(PngFile.Of(2, 1, GreyAlpha, [[7, 0, 200, 100]])).Colours);

    [Fact]
    public void A_transparent_grey_is_shown() => Assert.Equal(
        [0x070707, 0xC8C8C8], Decoded.Of(PngFile.Of(2, 1, Grey, [[7, 200]], 8, ("tRNS", [0, 7]))).Colours);

    [Fact]
    public void A_transparent_colour_is_shown() => Assert.Equal(
        [0x010203], Decoded.Of(PngFile.Of(1, 1, Rgb, [[1, 2, 3]], 8, ("tRNS", [0, 1, 0, 2, 0, 3]))).Colours);

    [Fact]
    public void A_transparent_index_has_its_palettes_colour() => Assert.Equal(
        [0x040506, 0x010203], Decoded.Of(PngFile.Of(2, 1, Indexed, [[1, 0]], 8, ("PLTE", [1, 2, 3, 4, 5, 6]), ("tRNS", [0, 128]))).Colours);

    [Theory]
    [InlineData(1, 0b10110000, new[] { 0xFFFFFF, 0x000000, 0xFFFFFF, 0xFFFFFF })]
    [InlineData(2, 0b00011011, new[] { 0x000000, 0x555555, 0xAAAAAA, 0xFFFFFF })]
    public void Few_bits_of_grey_are_spread_over_the_range(int depth, byte packed, int[] expected) =>
        Assert.Equal(expected, Decoded.Of(PngFile.Of(4, 1, Grey, [[packed]], depth)).Colours);

    [Fact]
    public void Four_bits_are_indices() => Assert.Equal(
        [0x040506, 0x010203], Decoded.Of(PngFile.Of(2, 1, Indexed, [[0x10]], 4, ("PLTE", [1, 2, 3, 4, 5, 6]))).Colours);

    [Theory]
    [InlineData(100_000)]
    [InlineData(220_000)]
    public void A_gamma_is_ignored(int gamma) => Assert.Equal(
        [0x407F10],
        Decoded.Of(PngFile.Of(1, 1, Rgb, [[0x40, 0x7F, 0x10]], 8, ("gAMA", [0, (byte)(gamma >> 16), (byte)(gamma >> 8), (byte)gamma]))).Colours);

    [Theory]
    [InlineData(Grey, 2)]
    [InlineData(Rgb, 6)]
    [InlineData(GreyAlpha, 4)]
    [InlineData(Rgba, 8)]
    public void Sixteen_bits_a_channel_are_refused(int colourType, int pixelBytes) => Assert.Equal(
        "it is a PNG of 16 bits a channel, and 8 are read: convert it to 8 bits, so that the rounding is yours",
        Decoded.Refusal(PngFile.Of(1, 1, colourType, [new byte[pixelBytes]], depth: 16)));
}
