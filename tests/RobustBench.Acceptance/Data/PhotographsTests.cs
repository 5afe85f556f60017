using System.Globalization;
using RobustBench.Acceptance.Runs;
using RobustBench.Data;
using RobustBench.Parameters;

namespace RobustBench.Acceptance.Data;

/// <summary>A thousand photographs of ImageNet's classes, of which both WordNet ids and class indices are known.</summary>
public sealed class PhotographsTests : IDisposable
{
    private const int Photographs = 1000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("wnid")]
    [InlineData("class_index")]
    public void Labels_agree_with_the_class_indices_whether_they_are_wordnet_ids_or_numbers(string label)
    {
        var (columns, rows) = Listed();

        using var images = Open(label);

        Assert.Equal((Photographs, Photographs), (rows.Count, images.Count));
        var further = columns.Except(["file", label]).ToList();
        Assert.Equal(further, images.Columns);
        for (var i = 0; i < Photographs; i++)
        {
            var image = images.Describe(i);
            Assert.Equal((rows[i]["file"], int.Parse(rows[i]["class_index"], CultureInfo.InvariantCulture)), (image.Key, image.Label));
            Assert.Equal(further.Select(column => rows[i][column]), image.Further);
            if (images.ClassNames is { } names) Assert.Equal(rows[i]["wnid"], names[image.Label]);
        }
    }

    [SkippableFact]
    public void Wordnet_ids_name_all_thousand_classes_and_numbers_none()
    {
        using var ids = Open("wnid");
        using var numbers = Open("class_index");

        Assert.Equal((1000, 1000), (ids.Classes, ids.ClassNames!.Count));
        Assert.Null(numbers.ClassNames);
        Assert.Equal(Enumerable.Range(0, Photographs).Max(i => numbers.Describe(i).Label) + 1, numbers.Classes);
    }

    [SkippableFact]
    public void Every_photograph_is_decoded()
    {
        using var images = Open("wnid");

        Parallel.For(0, Photographs, i =>
        {
            using var raster = images.Read((int)i);
            Assert.Equal((256, 256), (raster.Height, raster.Width));
        });
    }

    private static string Csv => Reference.File("imagenet/photographs.csv");

    private static (IReadOnlyList<string> Columns, List<Dictionary<string, string>> Rows) Listed()
    {
        var lines = File.ReadAllLines(Csv).Select(CsvLine.Split).ToList();
        return (lines[0], [.. lines.Skip(1).Select(row => lines[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))]);
    }

    /// <summary>Opens the photographs by their own list, whose columns for file and label are renamed to <c>path</c> and <c>label</c>.</summary>
    private ImageSet Open(string label)
    {
        var lines = File.ReadAllLines(Csv);
        lines[0] = string.Join(',', lines[0].Split(',').Select(column => column == "file" ? "path" : column == label ? "label" : column));
        File.WriteAllLines(_folder["index.csv"], lines);

        var kind = DatasetCatalogue.Find("folder")!;
        return kind.Open(new Settings(kind.Parameters, new Dictionary<Parameter, ParameterValue>
        {
            [Parameter("path")] = Value(Path.Combine(Path.GetDirectoryName(Csv)!, "photographs")),
            [Parameter("index")] = Value(_folder["index.csv"]),
        }));

        Parameter Parameter(string name) => kind.Parameters.Single(parameter => parameter.Name == name);

        ParameterValue Value(string path) => new(path, path);
    }
}
