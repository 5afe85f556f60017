using RobustBench.Plans;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>
/// Finds the parts of a plan that are done already. A part whose inputs are the same is used again; where only what it
/// says about itself is outdated (the suite's name, its place in the tables, the size of its cell), it is written again
/// from its own trials, so that the results are the bytes of an uninterrupted run. A part of other inputs is removed: it
/// must not stand in a table beside new ones.
/// </summary>
internal sealed class FinishedParts(Suite suite, TrialFolder folder, Fingerprint fingerprint)
{
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
        Position = part.Position,
    };

    /// <summary>Where the part stands.</summary>
    public string PathOf(PlannedPart part) =>
        folder.PartPath(part.Model.Key, part.Dataset.Key, part.Condition.Condition.Key, part.Index);

    /// <summary>Brings the folder in line with the plan and returns the parts of this process's shard that have to be run.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="fresh">Whether finished parts count for nothing.</param>
    /// <param name="warn">Told of parts that are damaged and so run again.</param>
    public List<PlannedPart> Missing(Plan plan, bool fresh, Action<string> warn)
    {
        var done = plan.All.Where(part => KeepIfDone(part, warn)).ToHashSet(ReferenceEqualityComparer.Instance);
        RemoveSurplus(plan);
        return [.. plan.Parts.Where(part => fresh || !done.Contains(part))];
    }

    private bool KeepIfDone(PlannedPart part, Action<string> warn)
    {
        var path = PathOf(part);
        if (!File.Exists(path)) return false;
        try
        {
            var found = TrialFile.ReadHeader(path);
            var wanted = Header(part) with { Failed = found.Failed };
            if (found.Inputs == wanted.Inputs)
            {
                if (found != wanted) TrialFile.Write(path, TrialFile.Read(path) with { Header = wanted });
                return true;
            }
        }
        catch (InputException problem)
        {
            warn($"{problem.Message}: this part is run again");
        }

        File.Delete(path);
        return false;
    }

    /// <summary>Removes parts behind the last one of a cell: they are of images that the data set no longer has.</summary>
    private void RemoveSurplus(Plan plan)
    {
        foreach (var cell in plan.All.GroupBy(part => part.Position))
        {
            var last = cell.MaxBy(part => part.Index)!;
            for (var index = last.Index + 1; File.Exists(PathOf(last with { Index = index })); index++)
                File.Delete(PathOf(last with { Index = index }));
        }
    }
}
