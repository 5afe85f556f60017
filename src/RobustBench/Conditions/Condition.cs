using RobustBench.Data;
using RobustBench.Randomness;

namespace RobustBench.Conditions;

/// <summary>A row of the grid: one corruption, or a chain of them, with all parameters set.</summary>
public sealed class Condition
{
    /// <summary>The name of a chain in suites and keys.</summary>
    public const string ChainName = "chain";

    private readonly IReadOnlyList<CorruptionStep> _steps;

    private Condition(IReadOnlyList<CorruptionStep> steps, string key) => (_steps, Key) = (steps, key);

    /// <summary>The canonical, stable key; it stands in tables and seeds the noise.</summary>
    public string Key { get; }

    /// <summary>The versions of the definitions that the stimuli depend on.</summary>
    public string Versions => string.Join(';', _steps.Select(step => $"{step.Family.Name} {step.Family.Version}"));

    /// <summary>The families of its corruptions.</summary>
    public IEnumerable<Corruption> Families => _steps.Select(step => step.Family);

    /// <summary>A single corruption.</summary>
    public static Condition Of(CorruptionStep step) => new([step], step.Key);

    /// <summary>Corruptions applied in order.</summary>
    public static Condition Chain(IReadOnlyList<CorruptionStep> steps) =>
        new(steps, $"{ChainName}({string.Join(';', steps.Select(step => step.Key))})");

    /// <summary>Says why stimuli of this size can't be made, with the mend; null where they can.</summary>
    public string? Refusal(int height, int width) =>
        _steps.Select(step => step.Family.Refusal(step.Settings, height, width)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Makes the condition's stimulus in place, RGB; the steps of a chain draw from one stream.</summary>
    public void Apply(Stimulus image, NoiseSource noise)
    {
        foreach (var step in _steps) step.Family.Apply(image, step.Settings, noise);
        image.ToColour();
    }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
