namespace RobustBench.Suites;

/// <summary>A node of a suite file with its place.</summary>
internal abstract record Node(Place Place)
{
    /// <summary>What the node is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A text, number or flag; environment variables are already replaced.</summary>
internal sealed record ScalarNode(Place Place, string Text) : Node(Place)
{
    public override string Kind => Text.Length == 0 ? "nothing" : $"'{Text}'";
}

/// <summary>A list.</summary>
internal sealed record ListNode(Place Place, IReadOnlyList<Node> Items) : Node(Place)
{
    public override string Kind => "a list";
}

/// <summary>Keys with values, in the order of the file; no key stands twice.</summary>
internal sealed record MapNode(Place Place, IReadOnlyList<MapEntry> Entries) : Node(Place)
{
    public override string Kind => "a map";
}

/// <summary>A key with its value.</summary>
internal sealed record MapEntry(Place Place, string Key, Node Value);
