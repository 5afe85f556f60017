namespace RobustBench.Data.Labels;

/// <summary>The labels of one data set as categories of a map.</summary>
/// <remarks>
/// A set of fewer classes than the map's indices need can't mean the same classes: its folders are then named by category,
/// as in 16-class-ImageNet, and the names decide. In every other set the class indices do.
/// </remarks>
internal sealed class CategoryLabels(ImageSet images, LabelMap map)
{
    private readonly IReadOnlyList<string>? _names =
        images.ClassNames is { } names && names.Count < map.LeastClasses ? names : null;

    /// <summary>The position of a label's category, or null where no category holds it.</summary>
    public int? Of(int label) => _names is null ? map.CategoryOf(label) : map.CategoryOf(_names[label]);

    /// <summary>The images, among the first <paramref name="count"/>, whose label a category holds.</summary>
    public int[] Kept(int count) => [.. Enumerable.Range(0, count).Where(index => Of(images.Describe(index).Label) is not null)];
}
