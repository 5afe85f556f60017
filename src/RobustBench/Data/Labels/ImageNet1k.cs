namespace RobustBench.Data.Labels;

/// <summary>The 1,000 classes of ImageNet-1k: WordNet ids in ascending order, whose positions are the indices of the classes.</summary>
/// <remarks>
/// Russakovsky et al. 2015, ImageNet Large Scale Visual Recognition Challenge; an id is <c>n</c> and the offset of a noun
/// in WordNet 3.0.
/// </remarks>
internal static class ImageNet1k
{
    private const string Resource = "RobustBench.Data.Labels.imagenet1k.txt";

    private static readonly Lazy<string[]> Read = new(() =>
    {
        using var text = new StreamReader(typeof(ImageNet1k).Assembly.GetManifestResourceStream(Resource)!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    /// <summary>The ids; the position is the class index.</summary>
    public static IReadOnlyList<string> Ids => Read.Value;

    /// <summary>The class index of a WordNet id, or null where ImageNet-1k does not have it.</summary>
    public static int? IndexOf(string id) => Array.BinarySearch(Read.Value, id, StringComparer.Ordinal) is >= 0 and var index ? index : null;

    /// <summary>Whether the text has the form of a WordNet id: <c>n01440764</c>.</summary>
    public static bool IsId(string text) => text.Length == 9 && text[0] == 'n' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
