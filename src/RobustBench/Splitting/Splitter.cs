using System.Text;
using RobustBench.Randomness;
using RobustBench.Reports;

namespace RobustBench.Splitting;

/// <summary>Draws a replication set from judged candidates, as many images of each class.</summary>
/// <remarks>Recht et al. 2019, Do ImageNet classifiers generalize to ImageNet? (ICML), section 3.3.</remarks>
public static class Splitter
{
    /// <summary>
    /// Writes the rows of the images drawn, with all columns, in the order of the file. What is drawn depends on the seed, the
    /// images' keys, classes and frequencies alone: not on the order of the rows.
    /// </summary>
    /// <param name="candidates">The CSV of the candidates, and of exported trials their data set (null: all rows).</param>
    /// <param name="strategy">One of matched-frequency, threshold, threshold=NUMBER, top.</param>
    /// <param name="perClass">How many images of each class.</param>
    /// <param name="reference">Of matched-frequency the CSV of the original's images, and of exported trials their data set; null: none.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="to">The CSV to write.</param>
    /// <exception cref="InputException">A file or name is wrong, or a class has too few candidates.</exception>
    public static SplitSummary Draw((string Path, string? Dataset) candidates, string strategy, int perClass, (string Path, string? Dataset)? reference, long seed, string to)
    {
        var chosen = SplitStrategy.Find(strategy) ?? throw new InputException($"--strategy {strategy}: must be {SplitStrategy.Known}");
        if (chosen.NeedsReference && reference is null)
            throw new InputException($"--strategy {strategy}: needs --reference, a CSV of the original's images with class and selection frequency");
        var table = CandidateTable.Read(candidates.Path, candidates.Dataset);
        var original = reference is var (path, dataset) ? CandidateTable.Read(path, dataset).Candidates : [];
        var drawn = Draw(chosen, table.Candidates, original, perClass, seed, candidates.Path, reference?.Path);
        var text = new StringWriter();
        Csv.WriteLine(text, [.. table.Names]);
        foreach (var candidate in drawn) Csv.WriteLine(text, table.Rows[candidate.Row]);
        AtomicFile.Write(to, stream => stream.Write(Encoding.UTF8.GetBytes(text.ToString())));
        return new SplitSummary([("candidates", table.Candidates), ("reference", original), ("drawn", drawn)]);
    }

    private static List<Candidate> Draw(
        SplitStrategy strategy, IReadOnlyList<Candidate> candidates, IReadOnlyList<Candidate> original, int perClass, long seed, string place, string? referencePlace)
    {
        var (drawn, problems) = (new List<Candidate>(), new List<string>());
        var references = original.ToLookup(image => image.Label, StringComparer.Ordinal);
        foreach (var label in candidates.GroupBy(candidate => candidate.Label).OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            if (strategy.NeedsReference && !references.Contains(label.Key))
            {
                problems.Add($"{referencePlace}: has no image of the class '{label.Key}'");
                continue;
            }

            // Of equal numbers, which happen once in millions, the keys decide.
            var shuffled = label.OrderBy(candidate => Number(seed, candidate)).ThenBy(candidate => candidate.Key, StringComparer.Ordinal).ToList();
            var images = strategy.Draw(shuffled, [.. references[label.Key]], perClass).ToList();
            if (images.Count < perClass)
                problems.Add($"{place}: the class '{label.Key}' has {images.Count} images to draw, and {perClass} are asked for: lower --per-class, or add candidates");
            drawn.AddRange(images);
        }

        if (problems.Count > 0) throw new InputException(problems);
        drawn.Sort((one, other) => one.Row.CompareTo(other.Row));
        return drawn;
    }

    private static float Number(long seed, Candidate candidate)
    {
        Span<float> number = stackalloc float[1];
        new NoiseSource(seed, candidate.Key, "split").Fill(number);
        return number[0];
    }
}
