namespace RobustBench.Data.ModelVsHuman;

/// <summary>The names of images in trial files: <c>0001_cl_s01_cr_oven_40_n04111531_14126.png</c>.</summary>
/// <remarks>model-vs-human, <c>helper/plotting_helper.py</c>, <c>get_short_imagename</c>.</remarks>
internal static class ImageName
{
    /// <summary>The part that names the image, whoever saw it and when: behind the last <c>_</c>, with the WordNet id before it where there is one.</summary>
    public static string Key(string imageName)
    {
        var last = imageName.LastIndexOf('_');
        if (last < 0) return imageName;
        var before = imageName.LastIndexOf('_', Math.Max(0, last - 1), Math.Max(0, last)) + 1;
        return imageName.AsSpan(before, last - before).StartsWith("n0", StringComparison.Ordinal) ? imageName[before..] : imageName[(last + 1)..];
    }
}
