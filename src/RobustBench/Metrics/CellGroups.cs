using System.Globalization;
using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>How the groups of one column of the index fare in one cell.</summary>
public sealed record CellGroups
{
    /// <summary>A column of more values than these is no grouping.</summary>
    public const int MostGroups = 250;

    private static readonly string[] AsTheyAre = ["clean", "all"];

    /// <summary>The cell.</summary>
    public required CellAccuracy Accuracy { get; init; }

    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>The groups, in ordinal order; images without a value belong to none.</summary>
    public required IReadOnlyList<GroupAccuracy> Groups { get; init; }

    /// <summary>The gap of the accuracies; null with fewer than two groups of enough images.</summary>
    public required GroupGap? Gap { get; init; }

    /// <summary>The gap of the standardised accuracies, for which no group is blamed for its classes.</summary>
    public required GroupGap? StandardisedGap { get; init; }

    /// <summary>Of a column of positive numbers the slope of the log odds over their logarithm; else null.</summary>
    public required LogisticSlope? Slope { get; init; }

    /// <summary>Whether a cell's groups are looked at: of images as they are, with columns of the index.</summary>
    public static bool Counts(TrialCell cell) => cell.Counts is null && !cell.IsPooled && AsTheyAre.Contains(cell.Condition) && cell.Columns.Count > 0;

    /// <summary>Counts trials on their way to another reader, so that they are read once.</summary>
    internal sealed class Tally
    {
        private readonly string[] _columns;
        private readonly Dictionary<(string Group, string Label), (long Images, long Correct)>?[] _counts;
        private readonly HashSet<string>[] _groups;

        public Tally(IReadOnlyList<string> columns)
        {
            _columns = [.. columns];
            _counts = [.. columns.Select(_ => new Dictionary<(string, string), (long, long)>())];
            _groups = [.. columns.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        }

        /// <summary>Counts the trials as they pass.</summary>
        public IEnumerable<Trial> Passing(IEnumerable<Trial> trials)
        {
            foreach (var trial in trials)
            {
                for (var column = 0; column < _columns.Length; column++) Count(trial, column);
                yield return trial;
            }
        }

        /// <summary>The groups so far, of each column that makes two or more other than the classes.</summary>
        public IReadOnlyList<CellGroups> Of(CellAccuracy accuracy) =>
        [
            .. _columns.Index()
                .Where(column => _groups[column.Index].Count > 1 && _counts[column.Index]?.Keys.Any(key => key.Group != key.Label) == true)
                .Select(column => Of(accuracy, column.Item, _counts[column.Index]!)),
        ];

        private void Count(Trial trial, int column)
        {
            var group = trial.Further[column];
            if (group.Length == 0 || _counts[column] is not { } counts) return;
            if (_groups[column].Add(group) && _groups[column].Count > MostGroups)
            {
                _counts[column] = null;
                return;
            }

            var (images, correct) = counts.GetValueOrDefault((group, trial.Label));
            counts[(group, trial.Label)] = (images + 1, correct + (trial.Correct ? 1 : 0));
        }

        private static CellGroups Of(CellAccuracy accuracy, string column, Dictionary<(string Group, string Label), (long Images, long Correct)> counts)
        {
            var cells = new GroupCells(counts);
            var groups = cells.Accuracies(cells.Once);
            return new CellGroups
            {
                Accuracy = accuracy,
                Column = column,
                Groups = groups,
                Gap = GroupCells.Gap(groups),
                StandardisedGap = cells.StandardisedGap(groups, $"standardised-groups-{column}"),
                Slope = Numbers(groups) is { } numbers ? LogisticSlope.Of(numbers) : null,
            };
        }

        private static List<(double, long, long)>? Numbers(IReadOnlyList<GroupAccuracy> groups)
        {
            var numbers = groups.Select(group => (Known: double.TryParse(group.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0 && double.IsFinite(number), Number: number, group.Images, group.Correct)).ToList();
            return numbers.TrueForAll(number => number.Known) ? numbers.ConvertAll(number => (number.Number, number.Images, number.Correct)) : null;
        }
    }
}
