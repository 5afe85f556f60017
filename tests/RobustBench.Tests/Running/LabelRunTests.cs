using RobustBench.Running;
using RobustBench.Tests.Data.Cifar;

namespace RobustBench.Tests.Running;

public sealed class LabelRunTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Trials_are_of_categories_and_images_without_one_are_left_out_and_counted()
    {
        Map("{ animal: [2, 3, 4, 5, 6, 7], vehicle: [0, 1, 8] }");

        var outcome = _tiny.Run();

        var labels = CifarFile.Records(TinySuite.Images).Chunk(CifarFile.PixelBytes + 1).Select(record => record[0]).ToList();
        Assert.Contains(
            $"data set `d`: {labels.Count(label => label == 9)} images are left out, since no category of the suite's `labels` holds their class",
            _tiny.Events.OfType<Warning>().Select(warning => warning.Message));
        Assert.All(_tiny.Accuracy(), row => Assert.Equal($"{labels.Count(label => label != 9)}", row["images"]));
        Assert.Empty(outcome.Report!.Incomplete);
        var trials = new RobustBench.Trials.TrialFolder(_tiny.File("results")).Cells()[0].ReadTrials().ToList();
        Assert.All(trials, trial => Assert.Equal(labels[int.Parse(trial.Image)] is 0 or 1 or 8 ? "vehicle" : "animal", trial.Label));
        Assert.All(trials, trial => Assert.Contains(trial.Prediction, new[] { "animal", "vehicle" }));
        Assert.All(trials, trial => Assert.InRange(trial.Confidence, 0.5f, 1));
    }

    [Fact]
    public void Another_aggregate_is_another_input()
    {
        Map("{ animal: [2, 3, 4, 5, 6, 7], vehicle: [0, 1, 8] }");
        _tiny.Run();

        _tiny.Write(TinySuite.Yaml + "labels: { map: map.yaml, aggregate: max }\n");
        _tiny.Run();

        Assert.Equal(TinySuite.Parts, _tiny.PartsRun);
    }

    [Theory]
    [InlineData("{ map: entry16 }", "6:3: `m` has 10 classes and the label map `entry16` is of 1000: they need the same classes")]
    [InlineData("{ map: map.yaml }", "6:3: `m` has 10 classes and the label map `map.yaml` names class 10, counted from 0: they need the same classes")]
    public void A_network_without_the_classes_of_the_map_is_refused(string labels, string problem)
    {
        File.WriteAllText(_tiny.File("map.yaml"), "{ airplane: [0], bird: [10] }");
        _tiny.Write(TinySuite.Yaml + $"labels: {labels}\n");

        Assert.Contains($"{_tiny.SuitePath}:{problem}", Assert.Throws<InputException>(() => _tiny.Run()).Problems);
    }

    [Fact]
    public void A_map_that_holds_no_label_of_a_data_set_is_refused()
    {
        Map("{ a: [10], b: [11] }");

        Assert.Contains("has a label that a category", Assert.Throws<InputException>(() => _tiny.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_may_be_scored_among_its_own_classes_and_another_beside_it_among_the_same()
    {
        // The second set holds images of three classes alone.
        var records = CifarFile.Records(TinySuite.Images).Chunk(CifarFile.PixelBytes + 1).ToList();
        File.WriteAllBytes(_tiny.File("few.bin"), [.. records.Where(record => record[0] is 1 or 4 or 9).SelectMany(record => record)]);
        _tiny.Write(TinySuite.Yaml.Replace(
            "datasets: { d: { kind: cifar-binary, path: data.bin } }",
            "datasets: { few: { kind: cifar-binary, path: few.bin, among: own }, matched: { kind: cifar-binary, path: data.bin, among: few }, all: { kind: cifar-binary, path: data.bin } }",
            StringComparison.Ordinal));

        _tiny.Run();

        var cells = new RobustBench.Trials.TrialFolder(_tiny.File("results")).Cells().Where(cell => cell is { Model: "m", Condition: "clean" }).ToDictionary(cell => cell.Dataset);
        string[] classes = ["automobile", "deer", "truck"];
        var (few, matched, all) = (cells["few"].ReadTrials().ToList(), cells["matched"].ReadTrials().ToList(), cells["all"].ReadTrials().ToList());
        Assert.Equal(few.Count, matched.Count);
        Assert.All(few.Concat(matched), trial => Assert.Contains(trial.Prediction, classes));
        // The same images in both sets, in the same order.
        Assert.Equal(few.Select(trial => (trial.Label, trial.Prediction, trial.Confidence)), matched.Select(trial => (trial.Label, trial.Prediction, trial.Confidence)));
        Assert.Contains(
            $"data set `matched`: {TinySuite.Images - few.Count} images are left out, since their class is none of those of `few`",
            _tiny.Events.OfType<Warning>().Select(warning => warning.Message));
        // Of all ten classes, decisions for one of the three stay what they were.
        var decided = all.ToDictionary(trial => trial.Image);
        Assert.All(matched.Where(trial => classes.Contains(decided[trial.Image].Prediction)), trial => Assert.Equal(decided[trial.Image].Prediction, trial.Prediction));
        Assert.Equal(3, (int)_tiny.RunJson()["datasets"]!.AsArray().Single(entry => (string)entry!["key"]! == "matched")!["among"]!["classes"]!);
    }

    private void Map(string map)
    {
        File.WriteAllText(_tiny.File("map.yaml"), map);
        _tiny.Write(TinySuite.Yaml + "labels: { map: map.yaml, aggregate: mean }\n");
    }
}
