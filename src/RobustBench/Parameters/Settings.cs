namespace RobustBench.Parameters;

/// <summary>The values of one family's parameters; a parameter that a suite leaves out has its default.</summary>
public sealed class Settings
{
    private readonly IReadOnlyDictionary<Parameter, ParameterValue> _given;

    /// <summary>Settings of <paramref name="parameters"/>.</summary>
    /// <exception cref="ArgumentException">A required parameter has no value.</exception>
    public Settings(IReadOnlyList<Parameter> parameters, IReadOnlyDictionary<Parameter, ParameterValue> given)
    {
        if (parameters.FirstOrDefault(p => p.IsRequired && !given.ContainsKey(p)) is { } missing)
            throw new ArgumentException($"{missing.Name} has no value", nameof(given));
        _given = given;
        Text = string.Join(',', parameters
            .Where(p => given.TryGetValue(p, out var value) && !value.Value.Equals(p.Default?.Value))
            .Select(p => $"{p.Name}={given[p].Text}"));
    }

    /// <summary>The values that are not defaults, as condition keys have them: <c>probability=0.05,contrast=1</c>.</summary>
    public string Text { get; }

    /// <summary>The value of a number.</summary>
    public double this[NumberParameter parameter] => (double)Value(parameter);

    /// <summary>The value of a whole number.</summary>
    public long this[WholeNumberParameter parameter] => (long)Value(parameter);

    /// <summary>The value of a flag.</summary>
    public bool this[FlagParameter parameter] => (bool)Value(parameter);

    /// <summary>The value of a word.</summary>
    public string this[WordParameter parameter] => (string)Value(parameter);

    /// <summary>The absolute path of a file.</summary>
    public string this[FileParameter parameter] => (string)Value(parameter);

    /// <summary>The absolute path of a folder or file.</summary>
    public string this[PathParameter parameter] => (string)Value(parameter);

    /// <summary>The value of an optional number, or null where the suite gives none.</summary>
    public double? Find(NumberParameter parameter) => (double?)_given.GetValueOrDefault(parameter)?.Value;

    /// <summary>A name, or null where the suite gives none.</summary>
    public string? Find(TextParameter parameter) => Given(parameter);

    /// <summary>The absolute path of an optional file, or null where the suite gives none.</summary>
    public string? Find(FileParameter parameter) => Given(parameter);

    /// <summary>The absolute path of an optional folder, or null where the suite gives none.</summary>
    public string? Find(FolderParameter parameter) => Given(parameter);

    private string? Given(Parameter parameter) => (string?)_given.GetValueOrDefault(parameter)?.Value;

    private object Value(Parameter parameter) =>
        (_given.TryGetValue(parameter, out var value) ? value : parameter.Default)?.Value
        ?? throw new ArgumentException($"{parameter.Name} is not a parameter here", nameof(parameter));
}
