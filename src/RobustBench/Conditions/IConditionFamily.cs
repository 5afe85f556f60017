using RobustBench.Parameters;

namespace RobustBench.Conditions;

/// <summary>What a suite can name as a condition, apart from its settings: a corruption, or an attack.</summary>
public interface IConditionFamily
{
    /// <summary>The name in suites and condition keys.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence with its formula.</summary>
    string Summary { get; }

    /// <summary>Where the definition comes from.</summary>
    string Source { get; }

    /// <summary>Changes whenever the same settings give other stimuli; finished trials of an older version are run again.</summary>
    int Version { get; }

    /// <summary>The parameters in the order of condition keys.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Says why these settings, each of which is within its range, do not go together, with the mend; null where they do.</summary>
    string? Conflict(Settings settings);

    /// <summary>Says why stimuli of this size can't be made, with the mend; null where they can.</summary>
    string? Refusal(Settings settings, int height, int width);
}
