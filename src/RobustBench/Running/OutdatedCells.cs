using RobustBench.Plans;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>
/// Finds cells of a results folder that its tables show and that the suite, as it is now, does not vouch for: they are no
/// longer in the suite, or were made from other inputs and not selected to be run again.
/// </summary>
internal static class OutdatedCells
{
    private const int Named = 3;

    /// <summary>One line for each kind of such cells.</summary>
    /// <param name="folder">The results folder's trials.</param>
    /// <param name="suite">The suite.</param>
    /// <param name="whole">The plan of the whole suite, nothing left out.</param>
    /// <param name="fingerprint">The inputs of its parts.</param>
    public static IEnumerable<string> Warnings(TrialFolder folder, Suite suite, Plan whole, Fingerprint fingerprint)
    {
        var planned = whole.All.ToDictionary(part => (part.Model.Key, part.Dataset.Key, part.Condition.Condition.Key, part.Index));
        var (foreign, outdated) = (new List<string>(), new List<string>());
        foreach (var cell in folder.Cells().Where(cell => cell.Suite == suite.Name))
        {
            var name = $"{cell.Model} · {cell.Dataset} · {cell.Condition}";
            var parts = cell.Parts.Select(part =>
                (part.Header, Planned: planned.GetValueOrDefault((cell.Model, cell.Dataset, cell.Condition, part.Header.Index)))).ToList();
            if (parts.All(part => part.Planned is null)) foreign.Add(name);
            else if (parts.Any(part => part.Planned is null || part.Header.Inputs != fingerprint.Of(part.Planned))) outdated.Add(name);
        }

        if (foreign.Count > 0)
            yield return $"the tables still show {foreign.Count} cells that are not in the suite ({Some(foreign)}): delete their folders to leave them out";
        if (outdated.Count > 0)
            yield return $"the tables show {outdated.Count} cells of other inputs than the suite has now ({Some(outdated)}): run the whole suite";
    }

    private static string Some(List<string> names) =>
        string.Join("; ", names.Take(Named)) + (names.Count > Named ? "; …" : "");
}
