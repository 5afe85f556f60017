using RobustBench.Stylisation;

namespace RobustBench.Tests.Stylisation;

public sealed class StylePairsTests
{
    [Fact]
    public void Every_content_in_every_style_is_named_as_cue_conflicts_are() => Assert.Equal(
        [
            ("cat/cat1-clock3.png", "cat/a.jpg", "clock3.png"), ("cat/cat1-clock7.png", "cat/a.jpg", "clock7.png"),
            ("cat/cat2-clock3.png", "cat/b.png", "clock3.png"), ("cat/cat2-clock7.png", "cat/b.png", "clock7.png"),
        ],
        StylePairs.All(["cat/b.png", "cat/a.jpg"], ["clock7.png", "clock3.png"]).Select(pair => (pair.Output, pair.Content, pair.Style)));

    [Fact]
    public void Numbers_of_names_stay_only_where_all_have_one_and_no_two_the_same() => Assert.Equal(
        ["cat/cat1-x1.png", "cat/cat2-x1.png"],
        StylePairs.All(["cat/cat7.png", "cat/other.png"], ["x.png"]).Select(pair => pair.Output));

    [Fact]
    public void A_stylised_set_has_the_paths_of_its_contents_and_styles_that_depend_on_the_seed_and_the_image_alone()
    {
        string[] styles = [.. Enumerable.Range(0, 50).Select(i => $"s{i:D2}.png")];
        string[] contents = [.. Enumerable.Range(0, 200).Select(i => $"cat/{i}.jpg")];

        var pairs = StylePairs.Random(contents, styles, seed: 1);

        Assert.Equal("cat/7.png", pairs[7].Output);
        Assert.Equal(pairs[7], Assert.Single(StylePairs.Random(["cat/7.jpg"], styles, seed: 1)));
        Assert.NotEqual(pairs.Select(pair => pair.Style), StylePairs.Random(contents, styles, seed: 2).Select(pair => pair.Style));
        Assert.True(pairs.Select(pair => pair.Style).Distinct().Count() > 40);
    }
}
