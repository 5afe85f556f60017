using RobustBench.Parameters;

namespace RobustBench.Conditions;

/// <summary>A corruption or attack with its settings.</summary>
/// <param name="Family">The corruption or attack.</param>
/// <param name="Settings">The values of its parameters.</param>
public sealed record ConditionStep(IConditionFamily Family, Settings Settings)
{
    /// <summary><c>family(parameter=value,…)</c>, parameters in the family's own order, defaults left out.</summary>
    public string Key => Settings.Text.Length > 0 ? $"{Family.Name}({Settings.Text})" : Family.Name;
}
