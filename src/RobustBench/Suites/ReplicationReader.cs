using System.IO.Enumeration;

namespace RobustBench.Suites;

/// <summary>Reads a suite's <c>replication</c>.</summary>
/// <param name="problems">Gets the problems.</param>
internal sealed class ReplicationReader(Problems problems)
{
    /// <summary>The entry; null where the suite has none, or a wrong one.</summary>
    /// <param name="section">The map below <c>replication</c>; null where there is none.</param>
    /// <param name="datasets">The names of the suite's data sets.</param>
    /// <param name="models">The names of its models.</param>
    public ReplicationEntry? Read(Section? section, IReadOnlyList<string> datasets, IReadOnlyList<string> models)
    {
        if (section is null) return null;
        var earlier = problems.Count;
        var original = Known(section.NeedText("original", "the data set that was replicated"), "original", "data set", datasets);
        var replicas = Texts(section.Need("replica", "the data set that is its replica, or a list of several"), "replica")
            .Select(replica => Known(replica, "replica", "data set", datasets)).OfType<string>().ToList();
        var standard = Texts(section.Find("standard"), "standard").Select(glob => Glob(glob, models)).OfType<string>().ToList();
        var baseModel = Known(section.Text("base"), "base", "model", models);
        section.Close();
        return problems.Count == earlier && original is not null
            ? new ReplicationEntry { Original = original, Replicas = replicas, Standard = standard, Base = baseModel }
            : null;
    }

    private string? Known(ScalarNode? name, string key, string what, IReadOnlyList<string> known)
    {
        if (name is null || known.Count == 0 || known.Contains(name.Text)) return name?.Text;
        problems.Add(name.Place, $"`{key}` is {name.Kind}, and must be a {what} of the suite{Nearest.Hint(name.Text, known)}");
        return null;
    }

    private string? Glob(ScalarNode glob, IReadOnlyList<string> models)
    {
        if (models.Count > 0 && !models.Any(model => FileSystemName.MatchesSimpleExpression(glob.Text, model, ignoreCase: false)))
            problems.Add(glob.Place, $"no model of the suite matches {glob.Kind}");
        return glob.Text;
    }

    private IEnumerable<ScalarNode> Texts(Node? node, string key)
    {
        if (node is null) yield break;
        if (node is ListNode { Items.Count: 0 }) problems.Add(node.Place, $"`{key}` is empty");
        foreach (var item in node is ListNode list ? list.Items : [node])
        {
            if (item is ScalarNode { Text.Length: > 0 } text) yield return text;
            else problems.Add(item.Place, $"`{key}` is {item.Kind}, and must be a text, or a list of texts");
        }
    }
}
