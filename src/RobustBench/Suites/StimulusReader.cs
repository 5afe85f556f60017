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
            Interpolation = section.Word<Interpolation>("interpolation"),
            Quantise = section.Word<Quantisation>("quantise"),
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
}
