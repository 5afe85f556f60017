using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RobustBench.Randomness;
using RobustBench.Tests.Conditions;

namespace RobustBench.Tests.Randomness;

public class NoiseSourceTests
{
    private const string Key = "uniform-noise(width=0.1)";

    [Fact]
    public void The_first_numbers_are_those_of_the_contract()
    {
        var uniform = new float[4];
        new NoiseSource(2018, "0", Key).Fill(uniform);
        Assert.Equal([0.34444302320480347, 0.24108237028121948, 0.29136329889297485, 0.723064661026001], uniform.Select(u => (double)u));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(1000)]
    [InlineData(4099)]
    public void Number_i_is_word_i_mod_4_of_block_i_div_4(int count)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("-7\u001fa/ü.png\u001fkey"));
        var key = (BinaryPrimitives.ReadUInt32LittleEndian(hash), BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4)));
        var expected = Enumerable.Range(0, count).Select(i =>
        {
            var (word0, word1, word2, word3) = Philox.Block(((uint)(i / 4), 0, 0, 0), key);
            return (new[] { word0, word1, word2, word3 }[i % 4] >> 8) * Math.Pow(2, -24);
        });
        var uniform = new float[count];
        new NoiseSource(-7, "a/ü.png", "key").Fill(uniform);
        Assert.Equal(expected, uniform.Select(u => (double)u));
    }

    [Fact]
    public void A_stream_drawn_in_pieces_is_the_stream_drawn_at_once()
    {
        var whole = Given.Uniform(Key, 5000);
        var source = new NoiseSource(Given.Seed, "0", Key);
        var random = new Random(Given.Seed);
        for (var drawn = 0; drawn < whole.Length;)
        {
            var piece = new float[Math.Min(random.Next(0, 90), whole.Length - drawn)];
            source.Fill(piece);
            Assert.True(whole.AsSpan(drawn, piece.Length).SequenceEqual(piece), $"from {drawn}, {piece.Length} long, seed {Given.Seed}");
            drawn += piece.Length;
        }
    }

    [Fact]
    public void Numbers_are_multiples_of_2_to_the_minus_24_in_0_to_1() => Assert.All(
        Given.Uniform(Key, 10_000), u => Assert.True(u is >= 0 and < 1 && u * (1 << 24) == MathF.Floor(u * (1 << 24)), $"{u}"));

    [Fact]
    public void Numbers_are_uniform_in_mean_and_variance()
    {
        var uniform = Given.Uniform(Key, 100_000);
        var mean = uniform.Average(u => (double)u);
        // Five standard errors: 0.289 / √100000 of the mean, and 0.0745 / √100000 of the variance.
        Assert.InRange(mean, 0.5 - 0.0046, 0.5 + 0.0046);
        Assert.InRange(uniform.Average(u => (u - mean) * (u - mean)), 1 / 12.0 - 0.0012, 1 / 12.0 + 0.0012);
    }

    [Theory]
    [InlineData(2019, "0", Key)]
    [InlineData(2018, "1", Key)]
    [InlineData(2018, "0", "uniform-noise(width=0.2)")]
    public void Another_seed_image_or_condition_gives_other_numbers(long seed, string image, string condition)
    {
        var uniform = new float[4];
        new NoiseSource(seed, image, condition).Fill(uniform);
        Assert.NotEqual(Given.Uniform(Key, 4), uniform);
    }
}
