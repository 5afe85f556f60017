namespace RobustBench.Suites;

/// <summary>Reads a data set's own <c>conditions</c>: a glob over the keys of the suite's conditions, or a list of globs.</summary>
/// <param name="problems">Gets the problems.</param>
/// <param name="suites">The suite's conditions; null where they are wrong themselves, so that no glob is to blame.</param>
internal sealed class ConditionGlobReader(Problems problems, IReadOnlyList<ConditionEntry>? suites)
{
    /// <summary>The globs; null where there are none.</summary>
    public IReadOnlyList<string>? Read(Node? node)
    {
        if (node is null) return null;
        if (node is ListNode { Items.Count: 0 })
            problems.Add(node.Place, "`conditions` is empty: leave it out to show the data set under all conditions of the suite");
        return [.. (node is ListNode list ? list.Items : [node]).Select(ReadGlob).OfType<string>()];
    }

    private string? ReadGlob(Node node)
    {
        if (node is not ScalarNode { Text.Length: > 0 } glob)
        {
            problems.Add(node.Place, $"a glob over condition keys is {node.Kind}, and must be a text such as clean or contrast*");
            return null;
        }

        if (suites is { Count: > 0 } && !suites.Any(condition => condition.Matches(glob.Text)))
            problems.Add(glob.Place, $"no condition of the suite matches {glob.Kind}; its keys look like {suites[^1].Condition.Key}");
        return glob.Text;
    }
}
