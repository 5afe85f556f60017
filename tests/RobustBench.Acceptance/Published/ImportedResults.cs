using RobustBench.Acceptance.Runs;
using RobustBench.Importing;
using RobustBench.Reports;

namespace RobustBench.Acceptance.Published;

/// <summary>The published trials of three papers in one results folder, as a user imports them, with its tables.</summary>
public sealed class ImportedResults : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _results;

    public ImportedResults() => _results = new Lazy<string>(Import);

    /// <summary>The results folder; made at the first use, so that tests can skip before.</summary>
    public string Folder => _results.Value;

    /// <summary>The lines of a table, each by the names of its columns.</summary>
    public IReadOnlyList<Dictionary<string, string>> Table(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file)).Select(CsvLine.Split).ToList();
        return [.. lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    public void Dispose() => _folder.Dispose();

    private string Import()
    {
        Pool[] people = [new("humans", "subject-*")];
        var results = _folder["results"];
        new TrialImport { Prefix = "2018", Pools = people }.Trials([Reference.File("trials/generalisation-2018.zip")], results);
        new TrialImport { Prefix = "2019", Pools = people }.Trials([Reference.File("trials/texture-vs-shape.zip")], results);
        new TrialImport().Trials([Reference.File("trials/model-vs-human.zip")], results);
        Assert.Empty(ReportWriter.WriteAll(results).Failed);
        return results;
    }
}
