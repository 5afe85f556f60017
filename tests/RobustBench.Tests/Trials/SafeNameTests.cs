using System.Text;
using RobustBench.Trials;

namespace RobustBench.Tests.Trials;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("contrast(level=0.05)", "contrast(level=0.05)")]
    [InlineData("chain(greyscale;uniform-noise(width=0.1))", "chain(greyscale;uniform-noise(width=0.1))")]
    [InlineData("fgsm(epsilon=1/255)", "fgsm(epsilon=1%2F255)")]
    [InlineData("a\\b:c*d?e\"f<g>h|i%j", "a%5Cb%3Ac%2Ad%3Fe%22f%3Cg%3Eh%7Ci%25j")]
    [InlineData("tab\there\u0085", "tab%09here%C2%85")]
    [InlineData(".", "%2E")]
    [InlineData("..", "%2E%2E")]
    [InlineData(" a. b.", "%20a. b%2E")]
    [InlineData("Größe 日本 🐈", "Größe 日本 🐈")]
    [InlineData("con", "%63on")]
    [InlineData("LPT1.csv", "%4CPT1.csv")]
    [InlineData("contrast", "contrast")]
    [InlineData("COM10", "COM10")]
    public void A_key_becomes_a_name(string key, string name) => Assert.Equal(name, SafeName.Of(key));

    [Fact]
    public void A_name_of_200_bytes_stays_whole()
    {
        var key = new string('a', 200);

        Assert.Equal(key, SafeName.Of(key));
    }

    [Fact]
    public void A_longer_name_is_cut_and_ends_in_the_hash_of_its_key()
    {
        // sha256sum of 201 letters a.
        Assert.Equal(new string('a', 200) + "~a92efd82109373e5", SafeName.Of(new string('a', 201)));
    }

    [Theory]
    [InlineData("é")]
    [InlineData("日")]
    [InlineData("🐈")]
    [InlineData("/")]
    [InlineData("\u0085")]
    public void A_long_name_is_cut_between_characters(string character)
    {
        var name = SafeName.Of("x" + string.Concat(Enumerable.Repeat(character, 150)));

        var kept = name[1..name.IndexOf('~', StringComparison.Ordinal)];
        var whole = SafeName.Of("x" + character + "x")[1..^1];
        Assert.Equal(string.Concat(Enumerable.Repeat(whole, kept.Length / whole.Length)), kept);
    }

    [Fact]
    public void A_cut_name_is_longer_than_any_whole_name_so_they_never_meet()
    {
        foreach (var character in new[] { "a", "é", "日", "🐈", "/", "\u0085" })
            Assert.InRange(Encoding.UTF8.GetByteCount(SafeName.Of(string.Concat(Enumerable.Repeat(character, 300)))), 201, 217);
    }

    [Fact]
    public void Keys_that_differ_behind_the_cut_have_different_names() =>
        Assert.NotEqual(SafeName.Of(new string('a', 300) + "1"), SafeName.Of(new string('a', 300) + "2"));

    [Fact]
    public void An_empty_key_has_no_name() => Assert.Throws<ArgumentException>(() => SafeName.Of(""));
}
