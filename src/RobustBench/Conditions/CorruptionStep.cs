using RobustBench.Parameters;

namespace RobustBench.Conditions;

/// <summary>A corruption with its settings.</summary>
/// <param name="Family">The corruption.</param>
/// <param name="Settings">The values of its parameters.</param>
public sealed record CorruptionStep(Corruption Family, Settings Settings)
{
    /// <summary><c>family(parameter=value,…)</c>, parameters in the family's own order, defaults left out.</summary>
    public string Key => Settings.Text.Length > 0 ? $"{Family.Name}({Settings.Text})" : Family.Name;
}
