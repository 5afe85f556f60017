namespace RobustBench.Data.Labels;

/// <summary>The labels of one data set as categories of a map.</summary>
/// <remarks>
/// Folders named by category, as in 16-class-ImageNet, have the category of their name, whatever its place in ordinal order.
/// So has a set of fewer classes than the map's indices need, which can't mean the same classes. In every other set the
/// class indices decide.
/// </remarks>
internal sealed class CategoryLabels(ImageSet images, LabelMap map)
{
    private readonly IReadOnlyList<string>? _names =
        images.ClassNames is { } names && (names.Count < map.LeastClasses || names.All(name => map.CategoryOf(name) is not null)) ? names : null;

    /// <summary>The position of a label's category, or null where no category holds it.</summary>
    public int? Of(int label) => _names is null ? map.CategoryOf(label) : map.CategoryOf(_names[label]);

    /// <summary>Those of some images whose label a category holds.</summary>
    public int[] Kept(IEnumerable<int> indices) => [.. indices.Where(index => Of(images.Describe(index).Label) is not null)];
}
