using RobustBench.Data;
using RobustBench.Data.Trees;

namespace RobustBench.Stylisation;

/// <summary>Reads pairs from a CSV file with the columns <c>content</c>, <c>style</c> and <c>output</c>.</summary>
internal static class StylePairsFile
{
    private static readonly string[] Columns = ["content", "style", "output"];

    /// <summary>The pairs, in the order of the file.</summary>
    /// <exception cref="InputException">The file is wrong, or names an image that is not there.</exception>
    public static IReadOnlyList<StylePair> Read(string file, StyleImages contents, StyleImages styles)
    {
        var pairs = new List<StylePair>();
        foreach (var (line, values) in CsvTable.Read(file, Content(file), Columns))
        {
            var place = $"{file}:{line}";
            if (TreePath.Normal(values[2]) is not { Length: > 0 } output || !output.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
                throw new InputException(OneLine.Of($"{place}: `{values[2]}` is no path of a PNG below the folder of results"));
            pairs.Add(new StylePair(output, Existing(contents, values[0], place), Existing(styles, values[1], place)));
        }

        return pairs;
    }

    private static byte[] Content(string file)
    {
        try
        {
            return RegularFile.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(OneLine.Of($"{file}: it can't be read: {error.Message}"), error);
        }
    }

    private static string Existing(StyleImages images, string path, string place) => TreePath.Normal(path) is { } normal && images.Contains(normal)
        ? normal
        : throw new InputException(OneLine.Of($"{place}: there is no file `{path}` in {images.Name}"));
}
