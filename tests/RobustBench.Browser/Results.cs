using RobustBench.Drawing;
using RobustBench.Reports;
using RobustBench.Trials;

namespace RobustBench.Browser;

/// <summary>A results folder of made-up trials: 20 models, 40 conditions with samples, 16 categories of cues, and names that try to be script.</summary>
public sealed class Results : IDisposable
{
    public const int Models = 20, Conditions = 40, Categories = 16;

    public const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&";

    private const int Images = 50;

    private readonly string _folder = Directory.CreateTempSubdirectory("robustbench-browser-results-").FullName;

    public Results()
    {
        var random = new Random(2018);
        for (var condition = 0; condition < Conditions; condition++)
        {
            AtomicFile.Write(new SampleFolder(_folder).PathOf("photographs", Key(condition)), stream => stream.Write(Sample(random)));
            for (var model = 0; model < Models; model++) WriteCell(model, condition);
        }

        File.WriteAllText(Path.Combine(_folder, "run.json"), $$"""
            { "robustbench": "0.1.0", "suite": { "name": "grid", "description": {{Json(Hostile)}}, "seed": 3 }, "versions": { {{Json(Hostile)}}: "1" },
              "models": [ { "key": {{Json(Hostile)}}, "weights_sha256": "0123456789abcdef0123456789abcdef" } ],
              "families": [ { "name": "noise", "summary": {{Json(Hostile)}}, "units": { "width": "degrees" } } ],
              "runs": [ { "started": "2001-01-01T00:00:00Z", "warnings": [ {{Json(Hostile)}} ] } ] }
            """);
        Result = ReportWriter.WriteAll(_folder);
    }

    public ReportResult Result { get; }

    /// <summary>The path of <c>report.html</c>.</summary>
    public string Report => Path.Combine(_folder, "report.html");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Key(int condition) => condition switch
    {
        0 => "clean",
        1 => $"a condition of another form {Hostile}",
        < 10 => $"contrast(level=0.{condition})",
        < 20 => $"noise(width={condition * condition * condition})",
        _ => $"uniform-noise(width={condition}/255,contrast=1)",
    };

    private static string Model(int model) => model == 3 ? Hostile : $"a_network_of_some_length_{model}";

    private static string Category(int category) => category % Categories == 3 ? Hostile : $"category {category % Categories}";

    /// <summary>Random colours: no picture of this size makes a larger file.</summary>
    private static byte[] Sample(Random random)
    {
        var image = new RgbImage(128, 3 * 128 + 4);
        random.NextBytes(image.Pixels);
        return Png.Encode(image);
    }

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private void WriteCell(int model, int condition)
    {
        var right = (model * 7 + condition * 3) % (Images + 1);
        TrialFile.Write(new TrialFolder(_folder).PartPath(Model(model), "photographs", Key(condition), 0), new TrialPart
        {
            Header = new PartHeader
            {
                Suite = "grid",
                Model = Model(model),
                Dataset = "photographs",
                Condition = Key(condition),
                Index = 0,
                CellImages = Images,
                Inputs = "made up",
                Position = new CellPosition(model, 0, condition),
            },
            Columns = ["shape", "texture"],
            Trials = [.. Enumerable.Range(0, Images).Select(image => new Trial
            {
                Image = $"{image}",
                Label = Category(image),
                Prediction = image < right ? Category(image) : "dog",
                Correct = image < right,
                Confidence = 0.5f,
                Top5 = [],
                Further = [Category(image), "dog"],
            })],
        });
    }
}
