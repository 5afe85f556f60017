using RobustBench.Conditions.Attacking;
using RobustBench.Conditions.Corruptions;
using RobustBench.Conditions.Stylising;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions;

/// <summary>
/// A row of the grid with all parameters set: one corruption, style or attack, or a chain of corruptions that may begin with
/// images in a style and end in an attack.
/// </summary>
public sealed class Condition
{
    /// <summary>The name of a chain in suites and keys.</summary>
    public const string ChainName = "chain";

    private static readonly Clean AsTheyAre = new();

    private readonly IReadOnlyList<ConditionStep> _steps;
    private readonly IReadOnlyList<(Corruption Family, ConditionStep Step)> _corruptions;

    private Condition(IReadOnlyList<ConditionStep> steps, string key)
    {
        (_steps, Key) = (steps, key);
        _corruptions = [.. steps.Where(step => step.Family is Corruption).Select(step => ((Corruption)step.Family, step))];
        Attack = steps[^1].Family is Attack attack ? new AttackStep(attack, steps[^1].Settings) : null;
        Style = steps[0].Family is Stylised ? steps[0] : null;
        if (_corruptions.Count + (Attack is null ? 0 : 1) + (Style is null ? 0 : 1) != steps.Count)
            throw new ArgumentException("An attack stands before the end of a chain, or a style behind its beginning.", nameof(steps));
    }

    /// <summary>The canonical, stable key; it stands in tables and seeds the noise.</summary>
    public string Key { get; }

    /// <summary>The versions of the definitions that the stimuli depend on.</summary>
    public string Versions => string.Join(';', _steps.Select(step => $"{step.Family.Name} {step.Family.Version}"));

    /// <summary>The families of its corruptions and of its attack.</summary>
    public IEnumerable<IConditionFamily> Families => _steps.Select(step => step.Family);

    /// <summary>Whether it can be made of images alone that have a mask.</summary>
    public bool NeedsMask => _corruptions.Any(corruption => corruption.Family.NeedsMask);

    /// <summary>The attack that it ends in; null where it has none.</summary>
    internal AttackStep? Attack { get; }

    /// <summary>The style that its images are made in before all else; null where they are shown as they are.</summary>
    internal ConditionStep? Style { get; }

    /// <summary>Forward passes of an image: one; with an attack one before and one after it, and at most what its search asks.</summary>
    internal long MostPasses => Attack is { } attack ? 2 + attack.Family.MostDecisions(attack.Settings) : 1;

    /// <summary>
    /// Conditions of the same text start from the same stimulus and ask a network the same first question of it: attacks
    /// that differ in their budget alone. So they can be run together. A condition that shares nothing has its own key here.
    /// </summary>
    internal string Group => Attack is { } attack && _corruptions.Count == 0 && Style is null
        ? string.Join('\u001f', attack.Family.Name, attack.Target, attack.Source)
        : Key;

    /// <summary>A single corruption or attack.</summary>
    public static Condition Of(ConditionStep step) => new([step], step.Key);

    /// <summary>A condition that images have themselves, since they were made under it: they are shown as they are.</summary>
    /// <param name="key">Its key.</param>
    public static Condition OfImages(string key) => new([new ConditionStep(AsTheyAre, new Settings(AsTheyAre.Parameters, new Dictionary<Parameter, ParameterValue>()))], key);

    /// <summary>Corruptions applied in order; the last step may be an attack on what they made.</summary>
    /// <exception cref="ArgumentException">An attack stands before the end, or a style behind the beginning.</exception>
    public static Condition Chain(IReadOnlyList<ConditionStep> steps) =>
        new(steps, $"{ChainName}({string.Join(';', steps.Select(step => step.Key))})");

    /// <summary>Says why stimuli of this size can't be made, with the mend; null where they can.</summary>
    public string? Refusal(int height, int width) =>
        _steps.Select(step => step.Family.Refusal(step.Settings, height, width)).FirstOrDefault(refusal => refusal is not null);

    /// <summary>
    /// Makes the condition's stimulus in place, RGB; the steps of a chain draw from one stream. An attack, which needs a
    /// network, goes on from there, with the numbers that come next.
    /// </summary>
    public void Apply(Stimulus image, NoiseSource noise)
    {
        foreach (var (family, step) in _corruptions) family.Apply(image, step.Settings, noise);
        image.ToColour();
    }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
