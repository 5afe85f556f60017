using RobustBench.Data;
using RobustBench.Parameters;

namespace RobustBench.Tests.Data;

/// <summary>Opens data sets as suites do, by the texts of their parameters.</summary>
internal static class Opened
{
    public static ImageSet Of(string kind, params (string Name, string Value)[] values)
    {
        var found = DatasetCatalogue.Find(kind)!;
        var given = values.ToDictionary(value => found.Parameters.Single(p => p.Name == value.Name), value => Parsed(found, value));
        return found.Open(new Settings(found.Parameters, given));
    }

    /// <summary>The problems of a data set that can't be opened.</summary>
    public static IReadOnlyList<string> Problems(string kind, params (string Name, string Value)[] values) =>
        Assert.Throws<InputException>(() => Of(kind, values).Dispose()).Problems;

    /// <summary>Keys in the order of the set.</summary>
    public static IEnumerable<string> Keys(this ImageSet images) => Enumerable.Range(0, images.Count).Select(index => images.Describe(index).Key);

    /// <summary>Keys and labels in the order of the set: <c>a/x.png 0</c>.</summary>
    public static IEnumerable<string> Labelled(this ImageSet images) =>
        Enumerable.Range(0, images.Count).Select(images.Describe).Select(image => $"{image.Key} {image.Label}");

    /// <summary>Why an image can't be read.</summary>
    public static string Failure(this ImageSet images, string key) =>
        Assert.Throws<InputException>(() => images.Read(images.Keys().ToList().IndexOf(key)).Dispose()).Message;

    private static ParameterValue Parsed(DatasetKind kind, (string Name, string Value) value) =>
        kind.Parameters.Single(p => p.Name == value.Name).Parse(value.Value)!;
}
