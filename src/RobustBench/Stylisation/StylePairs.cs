using RobustBench.Randomness;

namespace RobustBench.Stylisation;

/// <summary>Which images take on which styles.</summary>
internal static class StylePairs
{
    /// <summary>
    /// Every content in every style, named as cue-conflict images are: <c>cat/cat4-clock2.png</c>, with the categories from the
    /// folders of the images, or where they lie in none from their names, and numbers from the names, else by ordinal order.
    /// </summary>
    public static IReadOnlyList<StylePair> All(IReadOnlyList<string> contents, IReadOnlyList<string> styles)
    {
        var (shapes, textures) = (Numbered(contents), Numbered(styles));
        return
        [
            .. from shape in shapes
               from texture in textures
               select new StylePair($"{shape.Category}/{shape.Category}{shape.Number}-{texture.Category}{texture.Number}.png", shape.Path, texture.Path),
        ];
    }

    /// <summary>Every content in one style, drawn at random for it; where the content stood, there the result stands.</summary>
    public static IReadOnlyList<StylePair> Random(IReadOnlyList<string> contents, IReadOnlyList<string> styles, long seed)
    {
        var uniform = new float[1];
        return [.. contents.Select(content =>
        {
            new NoiseSource(seed, content, "stylise").Fill(uniform);
            return new StylePair(Path.ChangeExtension(content, ".png"), content, styles[(int)(uniform[0] * styles.Count)]);
        })];
    }

    private static IEnumerable<(string Path, string Category, int Number)> Numbered(IReadOnlyList<string> paths)
    {
        foreach (var category in paths.Order(StringComparer.Ordinal).GroupBy(Category))
        {
            // Their own numbers, where all have one and no two the same.
            var named = category.Select(path => Number(path, category.Key)).ToList();
            var own = named.TrueForAll(number => number > 0) && named.Distinct().Count() == named.Count;
            foreach (var (index, path) in category.Index()) yield return (path, category.Key, own ? named[index] : index + 1);
        }
    }

    private static string Category(string path)
    {
        var end = path.LastIndexOf('/');
        if (end > 0) return path[(path.LastIndexOf('/', end - 1) + 1)..end];
        return Path.GetFileNameWithoutExtension(path).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is { Length: > 0 } letters ? letters : "image";
    }

    /// <summary>The number behind the category in a file's name; 0 where there is none.</summary>
    private static int Number(string path, string category)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith(category, StringComparison.Ordinal) && int.TryParse(name.AsSpan(category.Length), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
