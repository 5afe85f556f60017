using System.Globalization;
using System.Text;

namespace RobustBench.Splitting;

/// <summary>The selection frequencies before and after a split was drawn.</summary>
public sealed class SplitSummary
{
    private readonly List<(string Name, IReadOnlyList<Candidate> Images)> _sets;

    internal SplitSummary(params IEnumerable<(string Name, IReadOnlyList<Candidate> Images)> sets) => _sets = [.. sets.Where(set => set.Images.Count > 0)];

    /// <summary>A table: a line a set with its images, classes, mean frequency, and the percent of its images in each fifth of the frequencies.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("set         images  classes  mean  [0,.2) [.2,.4) [.4,.6) [.6,.8) [.8,1]\n");
        foreach (var (name, images) in _sets)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-10} {images.Count,7} {images.Select(image => image.Label).Distinct(StringComparer.Ordinal).Count(),8} {images.Average(image => image.Frequency),5:F2}");
            for (var bin = 0; bin < MatchedFrequency.Bins; bin++)
                text.Append(CultureInfo.InvariantCulture, $" {100.0 * images.Count(image => MatchedFrequency.Bin(image.Frequency) == bin) / images.Count,7:F1}");
            text.Append('\n');
        }

        return text.ToString();
    }
}
