using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>Reads a gate: a list of limits, each with its measure and what it is about.</summary>
/// <param name="problems">Gets the problems.</param>
internal sealed class GateReader(Problems problems)
{
    /// <summary>The word of <c>mode</c>.</summary>
    public const string NonInferior = "non-inferior";

    private static readonly LimitedMeasure[] Measures = Enum.GetValues<LimitedMeasure>();

    /// <summary>The limits; none where there is no node.</summary>
    public IReadOnlyList<GateLimit> Read(Node? node)
    {
        switch (node)
        {
            case null:
                return [];
            case ListNode { Items.Count: > 0 } list:
                return [.. list.Items.Select(Limit).OfType<GateLimit>()];
            default:
                problems.Add(node.Place, $"`gate` is {(node is ListNode ? "empty" : node.Kind)}, and must be a list of limits such as {{ max_drop: 0.01, conditions: \"*\" }}");
                return [];
        }
    }

    /// <summary>Reads the gate of a file: the list alone, or a map whose <c>gate</c> it is, as suites have it.</summary>
    /// <param name="file">The file, as messages name it.</param>
    /// <param name="text">What stands in it.</param>
    /// <param name="variables">Looks up the environment.</param>
    /// <exception cref="InputException">The problems, each as <c>file:line:column: message</c>.</exception>
    public static IReadOnlyList<GateLimit> Parse(string file, string text, Func<string, string?> variables)
    {
        var problems = new Problems();
        var root = NodeReader.Read(text, file, new Variables(variables), problems);
        var gate = root is MapNode map ? map.Entries.FirstOrDefault(entry => entry.Key == "gate")?.Value : root;
        var limits = problems.Any ? [] : new GateReader(problems).Read(gate);
        return problems.Any ? throw new InputException(problems.Lines()) : limits;
    }

    private GateLimit? Limit(Node node)
    {
        if (Section.Of(node, "a limit", problems) is not { } section) return null;
        var earlier = problems.Count;
        List<(LimitedMeasure Measure, double? Value)> measures = [.. Measures.Where(measure => section.Find(GateLimit.NameOf(measure)) is not null).Select(measure => (measure, Value(section, measure)))];
        if (measures.Count != 1)
            problems.Add(node.Place, $"a limit has one of {string.Join(", ", Measures.Select(GateLimit.NameOf))}, and this has {(measures.Count == 0 ? "none" : "several: write one limit for each")}");
        var (groups, classes) = (Globs(section, "groups"), Globs(section, "classes"));
        if (groups.Count > 0 && classes.Count > 0) problems.Add(node.Place, "a limit has `groups` or `classes`, not both: write one limit for each");
        var limit = new GateLimit
        {
            Place = node.Place,
            Measure = measures.FirstOrDefault().Measure,
            Value = measures.FirstOrDefault().Value ?? 0,
            Burden = ReadBurden(section),
            Conditions = Globs(section, "conditions"),
            Datasets = Globs(section, "datasets"),
            Groups = groups,
            Classes = classes,
        };
        section.Close();
        return problems.Count == earlier ? limit : null;
    }

    private double? Value(Section section, LimitedMeasure measure)
    {
        // A drop below 0 asks for an improvement.
        var least = measure == LimitedMeasure.MaxDrop ? -1 : 0;
        if (section.Text(GateLimit.NameOf(measure)) is not { } text) return null;
        if (Numbers.Parse(text.Text)?.Value is double value && value >= least && value <= 1) return value;
        problems.Add(text.Place, $"`{GateLimit.NameOf(measure)}` is {text.Kind}, and must be a number from {least} to 1, where 0.01 is one point of a percentage");
        return null;
    }

    private Burden ReadBurden(Section section)
    {
        var strict = section.Text("strict");
        if (strict is { Text: not ("true" or "false") }) problems.Add(strict.Place, $"`strict` is {strict.Kind}, and must be true or false");
        var mode = section.Text("mode");
        if (mode is { Text: not NonInferior }) problems.Add(mode.Place, $"`mode` is {mode.Kind}, and must be {NonInferior}, or be left out");
        if (strict is { Text: "true" } && mode is not null) problems.Add(mode.Place, $"`strict` goes by the estimate and `mode: {NonInferior}` by the interval: leave one of them out");
        return mode is not null ? Burden.ShownKept : strict is { Text: "true" } ? Burden.Estimate : Burden.ShownBroken;
    }

    private List<string> Globs(Section section, string key)
    {
        if (section.Find(key) is not { } node) return [];
        if (node is ListNode { Items.Count: 0 }) problems.Add(node.Place, $"`{key}` is empty: leave it out, or name what the limit is about");
        return [.. (node is ListNode list ? list.Items : [node]).Select(Glob).OfType<string>()];
    }

    private string? Glob(Node node)
    {
        if (node is ScalarNode { Text.Length: > 0 } glob) return glob.Text;
        problems.Add(node.Place, $"a glob is {node.Kind}, and must be a text such as clean or contrast*");
        return null;
    }
}
