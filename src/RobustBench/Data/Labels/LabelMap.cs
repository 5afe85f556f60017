namespace RobustBench.Data.Labels;

/// <summary>Turns classes into categories, of labels and of decisions.</summary>
/// <remarks>
/// Softmax over all classes; a category's score is the mean, maximum or sum over its classes; the largest category is the
/// decision, the first in the map on a tie; its confidence is its score over the sum of scores.
/// Source: Geirhos et al. 2018, 2019, and model-vs-human (Geirhos et al. 2021), which differ in the aggregate.
/// </remarks>
public sealed class LabelMap
{
    private readonly Dictionary<int, int> _categoryOfClass = [];
    private readonly Dictionary<string, int> _categoryOfName = [];

    /// <summary>A map of these categories.</summary>
    /// <param name="name">What it is called in run.json: <c>entry16</c>, or the name of its file.</param>
    /// <param name="categories">The categories in order; a class stands in one of them at most.</param>
    /// <param name="aggregate">How a category's score is made.</param>
    /// <param name="classes">The number of classes the indices are of, where it is known.</param>
    /// <exception cref="ArgumentException">A category or class stands in the map twice, or a category has no class.</exception>
    public LabelMap(string name, IReadOnlyList<Category> categories, Aggregate aggregate, int? classes = null)
    {
        (Name, Categories, Aggregate, Classes) = (name, categories, aggregate, classes);
        foreach (var (position, category) in categories.Index())
        {
            _categoryOfName.Add(category.Name, position);
            if (category.Classes.Count == 0) throw new ArgumentException($"{category.Name} has no classes", nameof(categories));
            foreach (var index in category.Classes)
            {
                if (!_categoryOfClass.TryAdd(index, position))
                    throw new ArgumentException($"class {index} stands in the map twice", nameof(categories));
            }
        }

        Names = [.. categories.Select(category => category.Name)];
        LeastClasses = _categoryOfClass.Keys.DefaultIfEmpty(-1).Max() + 1;
    }

    /// <summary>What the map is called.</summary>
    public string Name { get; }

    /// <summary>The categories in order.</summary>
    public IReadOnlyList<Category> Categories { get; }

    /// <summary>The names of <see cref="Categories"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How a category's score is made.</summary>
    public Aggregate Aggregate { get; }

    /// <summary>The number of classes that a network must have; null where any that has the map's classes will do.</summary>
    public int? Classes { get; }

    /// <summary>The fewest classes that hold all indices of the map.</summary>
    public int LeastClasses { get; }

    /// <summary>The position of the category that holds a class, or null.</summary>
    public int? CategoryOf(int index) => _categoryOfClass.TryGetValue(index, out var category) ? category : null;

    /// <summary>The position of the category of this name, or null.</summary>
    public int? CategoryOf(string name) => _categoryOfName.TryGetValue(name, out var category) ? category : null;

    /// <summary>The scores of the categories.</summary>
    /// <param name="logits">One for each class, all finite.</param>
    /// <returns>One for each category, in double, up to a factor that they share.</returns>
    public double[] Scores(ReadOnlySpan<float> logits)
    {
        // Shifted by the largest logit of the map, so that not all categories vanish beside a class outside of it.
        var largest = double.NegativeInfinity;
        foreach (var index in _categoryOfClass.Keys) largest = Math.Max(largest, logits[index]);
        var scores = new double[Categories.Count];
        for (var i = 0; i < scores.Length; i++) scores[i] = Score(Categories[i].Classes, logits, largest);
        return scores;
    }

    private double Score(IReadOnlyList<int> classes, ReadOnlySpan<float> logits, double shift)
    {
        var (sum, most) = (0.0, 0.0);
        foreach (var index in classes)
        {
            var probability = Math.Exp(logits[index] - shift);
            (sum, most) = (sum + probability, Math.Max(most, probability));
        }

        return Aggregate switch
        {
            Aggregate.Mean => sum / classes.Count,
            Aggregate.Max => most,
            _ => sum,
        };
    }
}
