using System.Globalization;

namespace RobustBench.Parameters;

/// <summary>
/// A parameter of a condition or data set, declared once: the parser of suites, the lists of the command line, the error
/// messages and the documentation all read this declaration.
/// </summary>
public abstract class Parameter
{
    /// <summary>The name in suites and condition keys.</summary>
    public required string Name { get; init; }

    /// <summary>What it means, in a few words.</summary>
    public required string Summary { get; init; }

    /// <summary>The unit of a number, empty where it has none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The value where a suite gives none; null where there is no such value.</summary>
    public ParameterValue? Default { get; init; }

    /// <summary>Whether a suite may leave it out although it has no default: it then has no value.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether a suite must give a value.</summary>
    public bool IsRequired => Default is null && !IsOptional;

    /// <summary>The values it takes, in words: <c>a number in [0, 1]</c>.</summary>
    public abstract string Range { get; }

    /// <summary>Reads a value from the text of a YAML scalar.</summary>
    /// <returns>The value, or null where the text is outside <see cref="Range"/>.</returns>
    public abstract ParameterValue? Parse(string text);

    /// <summary>A number in [<paramref name="min"/>, <paramref name="max"/>], or above <paramref name="min"/> alone.</summary>
    public static NumberParameter Number(
        string name, string summary, double min = double.NegativeInfinity, double max = double.PositiveInfinity,
        bool aboveMin = false, double? standard = null, string unit = "") => new()
        {
            Name = name,
            Summary = summary,
            Min = min,
            Max = max,
            AboveMin = aboveMin,
            Unit = unit,
            Default = standard is { } value ? new ParameterValue(value, Numbers.Text(value)) : null,
        };

    /// <summary>A whole number in [<paramref name="min"/>, <paramref name="max"/>], or one of a few.</summary>
    public static WholeNumberParameter WholeNumber(
        string name, string summary, long standard, long min = long.MinValue, long max = long.MaxValue, params long[] choices) => new()
        {
            Name = name,
            Summary = summary,
            Min = min,
            Max = max,
            Choices = choices.Length > 0 ? choices : null,
            Default = new ParameterValue(standard, standard.ToString(CultureInfo.InvariantCulture)),
        };

    /// <summary>One of a few numbers.</summary>
    public static NumberParameter OneOf(string name, string summary, double[] choices, string unit = "") => new()
    {
        Name = name,
        Summary = summary,
        Min = choices.Min(),
        Max = choices.Max(),
        Choices = choices,
        Unit = unit,
    };

    /// <summary>A number that may be left out, and then has no value.</summary>
    public static NumberParameter OptionalNumber(
        string name, string summary, double min = double.NegativeInfinity, double max = double.PositiveInfinity, bool aboveMin = false) => new()
        {
            Name = name,
            Summary = summary,
            Min = min,
            Max = max,
            AboveMin = aboveMin,
            IsOptional = true,
        };

    /// <summary><c>true</c> or <c>false</c>, by default false.</summary>
    public static FlagParameter Flag(string name, string summary, bool standard = false) => new()
    {
        Name = name,
        Summary = summary,
        Default = new ParameterValue(standard, standard ? "true" : "false"),
    };

    /// <summary>A name that may be left out.</summary>
    public static TextParameter Text(string name, string summary) => new() { Name = name, Summary = summary, IsOptional = true };

    /// <summary>One of a few words, by default the first.</summary>
    public static WordParameter Word(string name, string summary, params string[] choices) => new()
    {
        Name = name,
        Summary = summary,
        Choices = choices,
        Default = new ParameterValue(choices[0], choices[0]),
    };

    /// <summary>A file that must exist, relative to the suite's folder.</summary>
    public static FileParameter File(string name, string summary, bool optional = false) =>
        new() { Name = name, Summary = summary, IsOptional = optional };

    /// <summary>A folder or a file that must exist, relative to the suite's folder.</summary>
    public static PathParameter Path(string name, string summary) => new() { Name = name, Summary = summary };

    /// <summary>A folder that must exist, relative to the suite's folder.</summary>
    public static FolderParameter Folder(string name, string summary, bool optional = false) =>
        new() { Name = name, Summary = summary, IsOptional = optional };
}
