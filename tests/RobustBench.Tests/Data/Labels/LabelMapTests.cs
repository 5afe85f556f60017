using RobustBench.Data.Labels;

namespace RobustBench.Tests.Data.Labels;

public sealed class LabelMapTests
{
    [Theory]
    [InlineData(Aggregate.Mean, 0.5 / 3, 0.3)]
    [InlineData(Aggregate.Max, 0.2, 0.3)]
    [InlineData(Aggregate.Sum, 0.5, 0.3)]
    public void A_categorys_score_is_the_aggregate_of_its_classes_probabilities(Aggregate aggregate, double first, double second)
    {
        var map = new LabelMap("m", [new Category("a", [0, 2, 4]), new Category("b", [1])], aggregate);
        float[] logits = [.. new[] { 0.2, 0.3, 0.2, 0.2, 0.1 }.Select(probability => (float)Math.Log(probability) + 7)];

        var scores = map.Scores(logits);

        Assert.Equal(first / second, scores[0] / scores[1], 6);
    }

    [Fact]
    public void Categories_far_below_a_class_outside_the_map_still_differ()
    {
        var map = new LabelMap("m", [new Category("a", [0]), new Category("b", [1])], Aggregate.Mean);

        Assert.Equal([Math.Exp(-1), 1], map.Scores([-2000, -1999, 3000]));
    }

    [Fact]
    public void A_class_has_the_category_that_holds_it_or_none()
    {
        var map = new LabelMap("m", [new Category("a", [3, 5]), new Category("b", [1])], Aggregate.Mean);

        Assert.Equal([null, 1, null, 0, null, 0], Enumerable.Range(0, 6).Select(map.CategoryOf));
        Assert.Equal(6, map.LeastClasses);
    }

    [Fact]
    public void Entry16_has_16_categories_and_207_classes_of_imagenet()
    {
        var map = Entry16.Map(Aggregate.Max);

        Assert.Equal("airplane bear bicycle bird boat bottle car cat chair clock dog elephant keyboard knife oven truck", string.Join(' ', map.Names));
        Assert.Equal(207, map.Categories.Sum(category => category.Classes.Count));
        Assert.Equal(1000, map.Classes);
    }
}
