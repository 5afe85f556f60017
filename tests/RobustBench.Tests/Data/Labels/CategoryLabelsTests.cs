using System.Security.Cryptography;
using RobustBench.Data;
using RobustBench.Data.Labels;

namespace RobustBench.Tests.Data.Labels;

public sealed class CategoryLabelsTests
{
    private static readonly LabelMap Map = new("m", [new Category("cat", [1, 3]), new Category("dog", [0])], Aggregate.Mean);

    [Fact]
    public void Class_indices_become_the_categories_that_hold_them()
    {
        using var images = new Named(null, 0, 1, 2, 3);

        var labels = new CategoryLabels(images, Map);

        Assert.Equal([1, 0, null, 0], Enumerable.Range(0, 4).Select(labels.Of));
        Assert.Equal([0, 1, 3], labels.Kept([0, 1, 2, 3]));
        Assert.Equal([1, 0], labels.Kept([1, 2, 0]));
    }

    [Fact]
    public void Names_of_as_many_classes_as_the_map_needs_are_no_categories()
    {
        using var images = new Named(["cat", "dog", "hen", "ox"], 0, 1);

        var labels = new CategoryLabels(images, Map);

        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(labels.Of));
    }

    [Fact]
    public void Names_that_all_are_categories_are_categories_whatever_their_order()
    {
        using var images = new Named(["blue", "red"], 0, 1);

        var labels = new CategoryLabels(images, new LabelMap("m", [new Category("red", [0]), new Category("blue", [1])], Aggregate.Mean));

        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(labels.Of));
    }

    [Fact]
    public void Folders_named_by_category_have_the_category_of_their_name()
    {
        using var images = new Named(["cat", "dog", "hen"], 0, 1, 2);

        var labels = new CategoryLabels(images, Map);

        Assert.Equal([0, 1, null], Enumerable.Range(0, 3).Select(labels.Of));
    }

    private sealed class Named(IReadOnlyList<string>? names, params int[] labels) : ImageSet
    {
        public override int Count => labels.Length;

        public override IReadOnlyList<string>? ClassNames => names;

        public override ImageRecord Describe(int index) => new($"{index}", labels[index]);

        public override Raster Read(int index) => throw new NotSupportedException();

        public override void AppendContent(int index, IncrementalHash hash) => throw new NotSupportedException();
    }
}
