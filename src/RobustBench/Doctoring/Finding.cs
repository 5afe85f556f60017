namespace RobustBench.Doctoring;

/// <summary>What one check found.</summary>
public sealed record Finding
{
    private Finding(string name, FindingStatus status, string text, string? mend) =>
        (Name, Status, Text, Mend) = (name, status, OneLine.Of(text), mend);

    /// <summary>What was looked at, such as <c>libtorch</c>.</summary>
    public string Name { get; }

    /// <summary>What it means for a run.</summary>
    public FindingStatus Status { get; }

    /// <summary>What was found, on one line.</summary>
    public string Text { get; }

    /// <summary>What to do about it; null where the finding is ok, and only there.</summary>
    public string? Mend { get; }

    internal static Finding Ok(string name, string text) => new(name, FindingStatus.Ok, text, null);

    internal static Finding Warning(string name, string text, string mend) => new(name, FindingStatus.Warning, text, mend);

    internal static Finding Fault(string name, string text, string mend) => new(name, FindingStatus.Fault, text, mend);
}
