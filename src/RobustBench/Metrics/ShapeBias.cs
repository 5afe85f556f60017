using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>Whether decisions follow the shape or the texture where the two are in conflict.</summary>
/// <remarks>
/// Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture; increasing shape bias improves accuracy and
/// robustness. As in the code published with it, a trial belongs to the category of its shape, and one whose shape and
/// texture are of the same category counts nowhere.
/// </remarks>
public sealed record ShapeBias
{
    /// <summary>What the row of all categories is called.</summary>
    public const string AllCategories = "all";

    /// <summary>The further column with the category of the shape.</summary>
    public const string ShapeColumn = "shape";

    /// <summary>The further column with the category of the texture.</summary>
    public const string TextureColumn = "texture";

    /// <summary>The decisions of each category of shapes, in ordinal order of the names.</summary>
    public required IReadOnlyList<CategoryDecisions> Categories { get; init; }

    /// <summary>The decisions of all trials together: their bias is no mean over categories, which differ in how many trials are decided.</summary>
    public CueDecisions All => Categories.Aggregate(default(CueDecisions), (all, category) => all + category.Decisions);

    /// <summary>The categories and then <see cref="AllCategories"/>.</summary>
    public IReadOnlyList<CategoryDecisions> Rows => [.. Categories, new CategoryDecisions(AllCategories, All)];

    /// <summary>The decisions of both together.</summary>
    public static ShapeBias operator +(ShapeBias left, ShapeBias right) => new()
    {
        Categories =
        [
            .. left.Categories.Concat(right.Categories)
                .GroupBy(category => category.Category, category => category.Decisions)
                .OrderBy(category => category.Key, StringComparer.Ordinal)
                .Select(category => new CategoryDecisions(category.Key, category.Aggregate((one, other) => one + other))),
        ],
    };

    /// <summary>The shape bias of trials that pass by once; null where no trial has a shape and a texture that differ.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="columns">The names of their further columns, in the order of <see cref="Trial.Further"/>.</param>
    public static ShapeBias? Of(IEnumerable<Trial> trials, IReadOnlyList<string> columns)
    {
        if (!HasColumns(columns)) return null;
        var tally = new Tally(columns);
        foreach (var trial in trials) tally.Add(trial);
        return tally.Bias;
    }

    /// <summary>Whether there can be trials with a shape and a texture among those with these further columns.</summary>
    public static bool HasColumns(IReadOnlyList<string> columns) => columns.Contains(ShapeColumn) && columns.Contains(TextureColumn);

    /// <summary>The decisions of trials that pass by once; it holds as many counts as there are categories.</summary>
    internal sealed class Tally(IReadOnlyList<string> columns)
    {
        private readonly int _shape = columns.ToList().IndexOf(ShapeColumn);
        private readonly int _texture = columns.ToList().IndexOf(TextureColumn);
        private readonly SortedDictionary<string, CueDecisions> _decisions = new(StringComparer.Ordinal);

        /// <summary>The shape bias of the trials so far.</summary>
        public ShapeBias? Bias => _decisions.Count == 0
            ? null
            : new ShapeBias { Categories = [.. _decisions.Select(category => new CategoryDecisions(category.Key, category.Value))] };

        /// <summary>Counts a trial, if its shape and its texture are in conflict.</summary>
        public void Add(Trial trial)
        {
            var (shape, texture) = (trial.Further[_shape], trial.Further[_texture]);
            if (shape.Length == 0 || texture.Length == 0 || shape == texture) return;
            _decisions[shape] = _decisions.GetValueOrDefault(shape).With(trial.Prediction, shape, texture);
        }

        /// <summary>Counts trials on their way to another reader, so that they are read once.</summary>
        public IEnumerable<Trial> Passing(IEnumerable<Trial> trials)
        {
            foreach (var trial in trials)
            {
                Add(trial);
                yield return trial;
            }
        }
    }
}
