using RobustBench.Plans;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>
/// Finds the parts of a plan that are done already. A part whose inputs are the same is used again; where only what it
/// says about itself is outdated (the suite's name, its place in the tables, the size of its cell), it is written again
/// from its own trials, so that the results are the bytes of an uninterrupted run. A part of other inputs is removed: it
/// must not stand in a table beside new ones. Nothing is changed before <see cref="Settle"/>, which is called once all
/// that the run needs has proved to be there.
/// </summary>
internal sealed class FinishedParts(Suite suite, TrialFolder folder, Fingerprint fingerprint)
{
    private readonly List<PlannedPart> _renewed = [];
    private readonly List<string> _removed = [];

    /// <summary>The header that the part has when it is done now.</summary>
    public PartHeader Header(PlannedPart part) => new()
    {
        Suite = suite.Name,
        Model = part.Model.Key,
        Dataset = part.Dataset.Key,
        Condition = part.Condition.Condition.Key,
        Index = part.Index,
        CellImages = part.CellImages,
        Inputs = fingerprint.Of(part),
        Shown = fingerprint.Shown(part),
        Position = part.Position,
    };

    /// <summary>Where the part stands.</summary>
    public string PathOf(PlannedPart part) =>
        folder.PartPath(part.Model.Key, part.Dataset.Key, part.Condition.Condition.Key, part.Index);

    /// <summary>The parts of this process's shard that have to be run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="limit">The limit on images that the command gave; it must not cost finished trials.</param>
    /// <param name="fresh">Whether finished parts count for nothing.</param>
    /// <param name="warn">Told of parts that are damaged and so run again.</param>
    /// <exception cref="InputException">The limit would remove trials of cells that have more images.</exception>
    public List<PlannedPart> Missing(Plan plan, int? limit, bool fresh, Action<string> warn)
    {
        var missing = plan.Parts.Where(part => !IsDone(part, fresh ? null : limit, warn) || fresh).ToList();
        foreach (var cell in plan.Parts.GroupBy(part => part.Position)) AddSurplus(cell.First());
        return missing;
    }

    /// <summary>Brings the folder in line with the plan, as far as this process's shard goes.</summary>
    public void Settle()
    {
        foreach (var part in _renewed)
        {
            var old = TrialFile.Read(PathOf(part));
            TrialFile.Write(PathOf(part), old with { Header = Header(part) with { Failed = old.Header.Failed } });
        }

        foreach (var path in _removed) File.Delete(path);
    }

    private bool IsDone(PlannedPart part, int? limit, Action<string> warn)
    {
        var path = PathOf(part);
        if (!File.Exists(path)) return false;
        if (ReadHeader(path, warn) is { } found)
        {
            if (found.IsImported)
            {
                throw new InputException(
                    $"{path}: the trials of `{found.Model}` on `{found.Dataset}` under `{found.Condition}` are imported, and this run would replace them: "
                    + "call the suite's model otherwise, or give --results another folder");
            }

            if (limit is not null && found.CellImages > part.CellImages)
            {
                throw new InputException(
                    $"--limit {limit}: {path} belongs to a cell of {found.CellImages} images, whose other trials would be "
                    + "removed: give --results another folder, or --fresh to begin anew");
            }

            var wanted = Header(part) with { Failed = found.Failed };
            if (found.Inputs == wanted.Inputs)
            {
                if (found != wanted) _renewed.Add(part);
                return true;
            }
        }

        _removed.Add(path);
        return false;
    }

    private static PartHeader? ReadHeader(string path, Action<string> warn)
    {
        try
        {
            return TrialFile.ReadHeader(path);
        }
        catch (InputException problem)
        {
            warn($"{problem.Message}: this part is run again");
            return null;
        }
    }

    /// <summary>Parts behind the last one of a cell are of images that the data set no longer has.</summary>
    private void AddSurplus(PlannedPart part)
    {
        var parts = (part.CellImages + part.PartSize - 1) / part.PartSize;
        for (var index = parts; File.Exists(PathOf(part with { Index = index })); index++)
            _removed.Add(PathOf(part with { Index = index }));
    }
}
