namespace RobustBench.Suites;

/// <summary>Reads a suite's <c>mce</c>.</summary>
/// <param name="problems">Gets the problems.</param>
internal sealed class CorruptionErrorReader(Problems problems)
{
    /// <summary>The published normaliser.</summary>
    public const string AlexNet = "imagenet-c-alexnet";

    /// <summary>The entry; null where the suite has none, or a wrong one.</summary>
    /// <param name="section">The map below <c>mce</c>; null where there is none.</param>
    /// <param name="datasets">The names of the suite's data sets.</param>
    /// <param name="models">The names of its models.</param>
    public CorruptionErrorEntry? Read(Section? section, IReadOnlyList<string> datasets, IReadOnlyList<string> models)
    {
        if (section is null) return null;
        var earlier = problems.Count;
        var corrupted = Known(section.NeedText("corrupted", "the data set whose conditions are corruptions and severities"), "corrupted", "a data set of the suite", datasets);
        var clean = Known(section.Text("clean"), "clean", "a data set of the suite", datasets);
        var normaliser = Known(section.NeedText("normaliser", $"a model of the suite, or {AlexNet}"), "normaliser", $"a model of the suite, or {AlexNet}", [.. models, AlexNet]);
        section.Close();
        return problems.Count == earlier && corrupted is not null && normaliser is not null ? new CorruptionErrorEntry(corrupted, clean, normaliser) : null;
    }

    private string? Known(ScalarNode? name, string key, string what, IReadOnlyList<string> known)
    {
        if (name is null || known.Contains(name.Text)) return name?.Text;
        problems.Add(name.Place, $"`{key}` is {name.Kind}, and must be {what}{Nearest.Hint(name.Text, known)}");
        return null;
    }
}
