using RobustBench.Data;

namespace RobustBench.Suites;

/// <summary>Reads a <c>stimulus</c>: how the images of the suite, or of one data set, become stimuli.</summary>
internal sealed class StimulusReader(Problems problems)
{
    /// <summary>The options; problems are reported at their places.</summary>
    public StimulusOptions Read(Section section)
    {
        var options = new StimulusOptions
        {
            Resize = section.WholeNumber("resize", least: 1),
            Size = section.WholeNumber("size", least: 1),
            Interpolation = Word<Interpolation>(section, "interpolation"),
            Quantise = Word<Quantisation>(section, "quantise"),
        };
        if (options.Size > options.Resize)
        {
            problems.Add(
                section.Find("size")!.Place,
                $"`size` is {options.Size}, larger than `resize`, {options.Resize}: the crop would not fit; choose a smaller `size` or a larger `resize`");
        }

        if (section.Find("interpolation") is { } interpolation && section.Find("resize") is null)
            problems.Add(interpolation.Place, "`interpolation` is nothing without `resize`: add `resize`, or leave `interpolation` out");
        section.Close();
        return options;
    }

    /// <summary>A word of an enumeration, whose first value is the default.</summary>
    private T Word<T>(Section section, string key) where T : struct, Enum
    {
        if (section.Text(key) is not { } text) return default;
        var values = Enum.GetValues<T>();
        var words = values.Select(value => value.ToString().ToLowerInvariant()).ToList();
        if (words.IndexOf(text.Text) is >= 0 and var index) return values[index];
        problems.Add(text.Place, $"`{key}` is {text.Kind}, and must be one of {string.Join(", ", words)}");
        return default;
    }
}
