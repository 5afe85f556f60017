using System.Globalization;

namespace RobustBench.Data.Labels;

/// <summary>The classes that a data set has images of, as a map: decisions are made among them alone.</summary>
/// <remarks>
/// As ImageNet-R and ImageNet-A are scored, which hold 200 classes of the 1,000: Hendrycks et al. 2021, The many faces of robustness,
/// and Natural adversarial examples. A network's confidence is that of the softmax over these classes.
/// </remarks>
public static class ClassSubset
{
    /// <summary>A category for each class of <paramref name="images"/>, in the order of the classes.</summary>
    /// <param name="name">What the map is called in messages.</param>
    /// <param name="images">The data set, of which the labels of all images count.</param>
    public static LabelMap Of(string name, ImageSet images) => new(
        name,
        [
            .. Enumerable.Range(0, images.Count).Select(index => images.Describe(index).Label).Distinct().Order()
                .Select(label => new Category(images.ClassNames?[label] ?? label.ToString(CultureInfo.InvariantCulture), [label])),
        ],
        Aggregate.Sum,
        images.ClassNames?.Count);
}
