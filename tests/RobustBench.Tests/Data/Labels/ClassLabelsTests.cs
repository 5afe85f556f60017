using RobustBench.Data.Labels;

namespace RobustBench.Tests.Data.Labels;

public sealed class ClassLabelsTests
{
    [Theory]
    [InlineData("n01440764 n15075141", "0 999")]
    [InlineData("n15075141 n01440764 n02123045", "999 0 281")]
    // Whole numbers are never sorted as text.
    [InlineData("0 10 2", "0 10 2")]
    [InlineData("007 0000", "7 0")]
    [InlineData("2147483646", "2147483646")]
    // Names are sorted by code units.
    [InlineData("b a B é z", "2 1 0 4 3")]
    [InlineData("3d-printer 1e NaN infinity", "1 0 2 3")]
    public void Labels_are_wordnet_ids_indices_or_names(string labels, string indices) => Assert.Equal(indices, Of(labels));

    [Theory]
    [InlineData("10 9", "Names", "0 1")]
    [InlineData("cat 9 n01440764", "Names", "1 0 2")]
    [InlineData("n15075141 n01440764", "Names", "1 0")]
    [InlineData("10 9", "Indices", "10 9")]
    [InlineData("n01440764", "WordNet", "0")]
    public void A_rule_may_be_forced(string labels, string rule, string indices) => Assert.Equal(indices, Of(labels, rule));

    [Fact]
    public void Names_of_classes_are_the_ids_of_imagenet_or_the_labels_or_unknown()
    {
        Assert.Equal(ImageNet1k.Ids, ClassLabels.Of(["n01440764"], ClassRule.Auto, Place).Names);
        Assert.Equal(["a", "b"], ClassLabels.Of(["b", "a"], ClassRule.Auto, Place).Names);
        Assert.Null(ClassLabels.Of(["3"], ClassRule.Auto, Place).Names);
    }

    [Theory]
    [InlineData("n01440764 n00000001", "Auto",
        "at n00000001: the class `n00000001` is no class of ImageNet-1k: to take such names for classes of their own, say `classes: names`")]
    [InlineData("n01440764 cat", "Auto",
        "at cat: the class `cat` is no WordNet id, and others such as `n01440764` are: take it away, or say `classes: names` to take all of them for names")]
    [InlineData("0 1 _thumbs", "Auto",
        "at _thumbs: the class `_thumbs` is no whole number, and others such as `0` are: take it away, or say `classes: names` to take all of them for names")]
    [InlineData("-1 1", "Auto",
        "at -1: the class `-1` is no whole number, and others such as `1` are: take it away, or say `classes: names` to take all of them for names")]
    [InlineData("1.0 2.0", "Auto",
        "at 1.0: the class `1.0` is no whole number: write class indices as 0, 1, …, or say `classes: names` to take it for a name")]
    [InlineData("n01440764 cat", "WordNet",
        "at cat: the class `cat` is no WordNet id such as n01440764: leave `classes` out, or say `classes: names`")]
    [InlineData("7 cat", "Indices", "at cat: the class `cat` is no whole number: leave `classes` out, or say `classes: names`")]
    [InlineData("7 007", "Auto", "at 7: the class `7` and `007` are both the class 7")]
    [InlineData("2147483647", "Auto", "at 2147483647: the class `2147483647` is too large for the index of a class")]
    [InlineData("99999999999999999999", "Auto", "at 99999999999999999999: the class `99999999999999999999` is too large for the index of a class")]
    public void A_label_that_does_not_fit_is_told_with_its_place(string labels, string rule, string problem) =>
        Assert.Equal(problem, Assert.Throws<InputException>(() => Of(labels, rule)).Message);

    [Fact]
    public void The_ids_of_imagenet_are_a_thousand_in_ascending_order()
    {
        Assert.Equal(1000, ImageNet1k.Ids.Count);
        Assert.All(ImageNet1k.Ids, id => Assert.True(ImageNet1k.IsId(id), id));
        Assert.Equal(ImageNet1k.Ids.Order(StringComparer.Ordinal).Distinct(), ImageNet1k.Ids);
        Assert.All(Enumerable.Range(0, 1000), index => Assert.Equal(index, ImageNet1k.IndexOf(ImageNet1k.Ids[index])));
    }

    [Theory]
    [InlineData("n01440764", 0)] // tench
    [InlineData("n02123045", 281)] // tabby
    [InlineData("n02504458", 386)] // African elephant
    [InlineData("n03792782", 671)] // mountain bike
    [InlineData("n07753592", 954)] // banana
    [InlineData("n15075141", 999)] // toilet tissue
    public void Well_known_classes_have_their_indices(string id, int index) => Assert.Equal(index, ImageNet1k.IndexOf(id));

    private static string Place(string label) => $"at {label}";

    private static string Of(string labels, string rule = "Auto")
    {
        var found = ClassLabels.Of(labels.Split(' '), Enum.Parse<ClassRule>(rule), Place);
        return string.Join(' ', labels.Split(' ').Select(label => found.Index[label]));
    }
}
