using RobustBench.Parameters;

namespace RobustBench.Data;

/// <summary>A kind of data set that suites can name.</summary>
public abstract class DatasetKind
{
    /// <summary>The name in suites: <c>kind: NAME</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it reads, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>The format's definition.</summary>
    public abstract string Source { get; }

    /// <summary>The keys of its entry in a suite.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// Whether the images are stimuli already, so that the suite's <c>stimulus</c> does not resize or crop them a second time;
    /// a <c>stimulus</c> of the data set's own does.
    /// </summary>
    public virtual bool HoldsStimuli => false;

    /// <summary>Why settings, each of which is right by itself, do not fit together; null where they do.</summary>
    public virtual string? Refusal(Settings settings) => null;

    /// <summary>Opens the data set without decoding an image.</summary>
    /// <exception cref="InputException">The data are not what the kind expects.</exception>
    public abstract ImageSet Open(Settings settings);
}
