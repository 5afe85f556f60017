using RobustBench.Models;
using RobustBench.Reports;
using RobustBench.Running;
using RobustBench.Tests.Data.Trees;
using RobustBench.Trials;

namespace RobustBench.Tests.Running;

/// <summary>Whole runs over image files.</summary>
public sealed class FolderRunTests : IDisposable
{
    private const int Images = 20;

    private readonly TinySuite _tiny = new();

    static FolderRunTests() => TorchNative.EnsureLoaded();

    public FolderRunTests()
    {
        for (var i = 0; i < Images; i++)
        {
            Directory.CreateDirectory(_tiny.File($"set/c{i % 10}"));
            File.WriteAllBytes(_tiny.File($"set/c{i % 10}/{i}.png"), Png.Bytes(i, 32));
        }

        File.WriteAllLines(
            _tiny.File("set/index.csv"),
            ["path,country,label,note", .. Enumerable.Range(0, Images).Select(i => $"c{i % 10}/{i}.png,{(i % 2 == 0 ? "CH" : "")},c{i % 10},\"{i},\"\"\"")]);
        Write("kind: folder, path: set");
    }

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Class_folders_run_from_end_to_end()
    {
        var outcome = _tiny.Run();

        Assert.Equal((0, false, 0), (outcome.FailedCells, outcome.Interrupted, outcome.Report!.Incomplete.Count));
        Assert.All(_tiny.Accuracy(), row => Assert.Equal(($"{Images}", "0"), (row["images"], row["failed"])));
        var trials = Assert.Single(new TrialFolder(_tiny.File("results")).Cells()).ReadTrials().ToList();
        Assert.Equal(Enumerable.Range(0, Images).Select(i => $"c{i % 10}/{i}.png").Order(StringComparer.Ordinal), trials.Select(trial => trial.Image));
        Assert.All(trials, trial => Assert.Equal(trial.Image[..2], trial.Label));
        Assert.All(trials, trial => Assert.Equal(trial.Label == trial.Prediction, trial.Correct));
    }

    [Fact]
    public void The_same_images_decide_the_same_as_cifar_records()
    {
        var records = Enumerable.Range(0, Images).SelectMany(i => new[] { (byte)(i % 10) }.Concat(Png.Planes(i, 32))).ToArray();
        File.WriteAllBytes(_tiny.File("data.bin"), records);
        _tiny.Run();
        var folder = Confidences("results", trial => int.Parse(Path.GetFileNameWithoutExtension(trial.Image), System.Globalization.CultureInfo.InvariantCulture));

        Write("kind: cifar-binary, path: data.bin");
        _tiny.Run("records");

        Assert.Equal(Images, folder.Count);
        Assert.Equal(Confidences("records", trial => int.Parse(trial.Image, System.Globalization.CultureInfo.InvariantCulture)), folder);
    }

    [Fact]
    public void Further_columns_reach_the_trials_and_their_export()
    {
        Write("kind: folder, index: set/index.csv");

        _tiny.Run();

        var cell = Assert.Single(new TrialFolder(_tiny.File("results")).Cells());
        Assert.Equal(["country", "note"], cell.Columns);
        Assert.Equal(
            Enumerable.Range(0, Images).Select(i => ($"c{i % 10}/{i}.png", i % 2 == 0 ? "CH" : "", $"{i},\"")),
            cell.ReadTrials().Select(trial => (trial.Image, trial.Further[0], trial.Further[1])));
        var lines = File.ReadAllLines(Assert.Single(TrialCsv.Export(_tiny.File("results"), _tiny.File("csv"))));
        Assert.Equal("model,dataset,condition,image,label,prediction,correct,confidence,country,note", lines[0]);
        Assert.StartsWith("m,d,clean,c1/11.png,c1,", lines[12], StringComparison.Ordinal);
        Assert.EndsWith(",,\"11,\"\"\"", lines[12], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_is_warned_of_and_recorded()
    {
        File.WriteAllText(_tiny.File("set/c1/x\ny.txt"), "");

        _tiny.Run();

        const string Warning = @"data set `d`: files left out, since they do not end as images do (.jpg, .jpeg, .png, .webp, .bmp, .gif): 2, the first `c1/x\ny.txt`";
        Assert.Equal(Warning, Assert.Single(_tiny.Events.OfType<Warning>()).Message);
        Assert.Equal([Warning], _tiny.RunJson()["runs"]![0]!["warnings"]!.AsArray().Select(warning => (string?)warning));
    }

    [Fact]
    public void Images_that_can_not_be_read_fail_and_the_others_are_kept()
    {
        File.WriteAllBytes(_tiny.File("set/c0/a\nb.png"), [1, 2, 3]);
        Tree.MakePipe(_tiny.File("set/c0/pipe.png"));
        File.Delete(_tiny.File("set/index.csv"));

        _tiny.Run();

        Assert.All(_tiny.Accuracy(), row => Assert.Equal(($"{Images}", "2"), (row["images"], row["failed"])));
        var warnings = _tiny.Events.OfType<Warning>().Select(warning => warning.Message).ToList();
        Assert.Equal(2, warnings.Count);
        Assert.StartsWith(@$"data set `d`: image c0/a\nb.png is left out: {_tiny.File("set")}/c0/a\nb.png: it ", warnings[0], StringComparison.Ordinal);
        Assert.Equal($"data set `d`: image c0/pipe.png is left out: {_tiny.File("set")}/c0/pipe.png: it is empty, or no regular file", warnings[1]);
    }

    [Fact]
    public void A_finished_run_is_used_again_whatever_the_folders_name_and_a_changed_image_is_not()
    {
        _tiny.Run();
        Directory.Move(_tiny.File("set"), _tiny.File("moved"));
        Write("kind: folder, path: moved/");
        _tiny.Run();
        Assert.Equal(0, _tiny.PartsRun);

        File.WriteAllBytes(_tiny.File("moved/c9/9.png"), Png.Bytes(99, 32));
        _tiny.Run();

        Assert.Equal(1, Assert.Single(_tiny.Events.OfType<PartDone>()).Index);
    }

    [Fact]
    public void Turning_images_by_their_orientation_runs_them_again()
    {
        _tiny.Run();
        Write("kind: folder, path: set, exif-orientation: true");

        _tiny.Run();

        Assert.Equal(2, _tiny.PartsRun);
    }

    [Fact]
    public void Problems_of_an_index_are_told_at_the_data_sets_place()
    {
        File.AppendAllText(_tiny.File("set/index.csv"), "none.png,CH,c0,\n");
        Write("kind: folder, index: set/index.csv");

        Assert.Equal(
            [$"{_tiny.SuitePath}:3:13: {_tiny.File("set/index.csv")}:22: there is no file `none.png` in {_tiny.File("set")}"],
            Assert.Throws<InputException>(() => _tiny.Run()).Problems);
    }

    private void Write(string dataset) => _tiny.Write($$"""
        name: tiny
        part-size: 10
        datasets: { d: { {{dataset}} } }
        models: { m: { architecture: captum_lenet, weights: m.safetensors } }
        conditions: [clean]
        """);

    private SortedDictionary<int, (string Top5, float Confidence)> Confidences(string results, Func<Trial, int> number) => new(
        new TrialFolder(_tiny.File(results)).Cells().SelectMany(cell => cell.ReadTrials()).ToDictionary(
            number, trial => (string.Join(' ', trial.Top5.Select(Index)), trial.Confidence)));

    private static string Index(string name) =>
        name.StartsWith('c') && name.Length == 2 ? name[1..] : $"{Array.IndexOf(["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"], name)}";
}
