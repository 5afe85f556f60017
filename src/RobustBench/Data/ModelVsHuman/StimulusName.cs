namespace RobustBench.Data.ModelVsHuman;

/// <summary>The name of a stimulus file of model-vs-human: <c>0001_cl_dnn_bw_airplane_40_n02690373_1292.png</c>.</summary>
/// <param name="Trial">The number of the trial, as it is written.</param>
/// <param name="Condition">The condition, as it is written.</param>
/// <param name="Category">The category.</param>
/// <param name="File">The whole name.</param>
/// <remarks>model-vs-human, <c>datasets/info_mappings.py</c>, <c>InfoMappingWithSessions</c>.</remarks>
internal sealed record StimulusName(string Trial, string Condition, string Category, string File)
{
    private const int FewestParts = 6;

    /// <summary>The image's key, as imported trials have it.</summary>
    public string Key => ImageName.Key(File);

    /// <summary>Reads a file's name, without its folders; null where it is no such name.</summary>
    public static StimulusName? Parse(string file)
    {
        var parts = file.Split('_');
        return parts.Length >= FewestParts && parts[0].Length > 0 && parts[0].All(char.IsAsciiDigit) && parts[3].Length > 0 && parts[4].Length > 0
            ? new StimulusName(parts[0], parts[3], parts[4], file)
            : null;
    }
}
