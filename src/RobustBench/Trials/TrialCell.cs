namespace RobustBench.Trials;

/// <summary>The parts on disk of one model on one data set under one condition.</summary>
public sealed class TrialCell
{
    /// <summary>The further column of an observer that pools the trials of others: whose trial it is.</summary>
    public const string ObserverColumn = "observer";

    private readonly PartHeader _first;

    internal TrialCell(IReadOnlyList<PartSummary> parts, CellPosition position)
    {
        Position = position;
        Parts = [.. parts.OrderBy(part => part.Header.Index).ThenBy(part => part.Path, StringComparer.Ordinal)];
        _first = Parts[0].Header;
        Columns = [.. Parts.SelectMany(part => part.Columns).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The suite's name.</summary>
    public string Suite => _first.Suite;

    /// <summary>The model's (or observer's) key.</summary>
    public string Model => _first.Model;

    /// <summary>The data set's key.</summary>
    public string Dataset => _first.Dataset;

    /// <summary>The condition's canonical key.</summary>
    public string Condition => _first.Condition;

    /// <summary>Where the cell stands among those of its folder: the ranks of its model, data set and condition.</summary>
    public CellPosition Position { get; }

    /// <summary>Whether the trials come from elsewhere.</summary>
    public bool IsImported => _first.IsImported;

    /// <summary>Whether it pools the trials of several observers, so that images may stand in it several times.</summary>
    public bool IsPooled => IsImported && Columns.Contains(ObserverColumn);

    /// <summary>Of an accuracy that was published without its trials what is known of them; else null.</summary>
    public TrialCounts? Counts => _first.Counts;

    /// <summary>The parts by index.</summary>
    public IReadOnlyList<PartSummary> Parts { get; }

    /// <summary>The names of the further columns: of all parts, in order of first appearance.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The images the parts account for: trials and images that could not be read.</summary>
    public int Found => Parts.Sum(part => part.Images);

    /// <summary>The images of the whole cell.</summary>
    public int Expected => _first.CellImages;

    /// <summary>The images that could not be read.</summary>
    public int Failed => Parts.Sum(part => part.Header.Failed.Count);

    /// <summary>Whether the parts are the first, the second, … to the last and account for every image.</summary>
    public bool IsComplete =>
        Found == Expected
        && Parts.Index().All(part => part.Item.Header.Index == part.Index && part.Item.Header.CellImages == Expected);

    /// <summary>Reads the trials part by part; their further values stand in the order of <see cref="Columns"/>.</summary>
    /// <exception cref="InputException">A part is damaged.</exception>
    public IEnumerable<Trial> ReadTrials() => ReadTrials(Columns);

    /// <summary>Reads the trials part by part, with these further columns; a value the part does not have is empty.</summary>
    /// <exception cref="InputException">A part is damaged.</exception>
    public IEnumerable<Trial> ReadTrials(IReadOnlyList<string> columns)
    {
        foreach (var summary in Parts)
        {
            var part = TrialFile.Read(summary.Path);
            if (part.Columns.SequenceEqual(columns, StringComparer.Ordinal))
            {
                foreach (var trial in part.Trials)
                    yield return trial;
                continue;
            }

            var sources = columns.Select(column => part.Columns.ToList().IndexOf(column)).ToArray();
            foreach (var trial in part.Trials)
                yield return trial with { Further = [.. sources.Select(source => source < 0 ? "" : trial.Further[source])] };
        }
    }
}
