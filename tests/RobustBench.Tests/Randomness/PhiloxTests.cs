using RobustBench.Randomness;

namespace RobustBench.Tests.Randomness;

public class PhiloxTests
{
    [Fact]
    public void A_block_of_zeros_is_the_published_one() => Assert.Equal(
        (0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block((0, 0, 0, 0), (0, 0)));

    [Fact]
    public void A_block_of_ones_is_the_published_one() => Assert.Equal(
        (0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu),
        Philox.Block((uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue), (uint.MaxValue, uint.MaxValue)));

    [Fact]
    public void A_block_of_the_digits_of_pi_is_the_published_one() => Assert.Equal(
        (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
        Philox.Block((0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), (0xa4093822, 0x299f31d0)));

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(uint.MaxValue - 1UL)]
    [InlineData(0x123456789abcdefUL)]
    [InlineData(ulong.MaxValue - 13)]
    public void Several_blocks_at_once_are_the_bits_of_one_after_the_other(ulong first)
    {
        Skip.IfNot(PhiloxVector.IsSupported, "this processor has no AVX2");
        var key = (0xa4093822u, 0x299f31d0u);
        var expected = new List<float>();
        for (var block = first; block != first + 12; block++)
        {
            var (word0, word1, word2, word3) = Philox.Block(((uint)block, (uint)(block >> 32), 0, 0), key);
            expected.AddRange(new[] { word0, word1, word2, word3 }.Select(word => (word >> 8) * (1f / (1 << 24))));
        }

        var uniform = new float[3 * PhiloxVector.Group];
        PhiloxVector.Fill(uniform, first, key);
        Assert.Equal(expected, uniform);
    }
}
