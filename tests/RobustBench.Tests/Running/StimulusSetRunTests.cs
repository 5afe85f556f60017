using RobustBench.Importing;
using RobustBench.Running;
using RobustBench.Tests.Data.Trees;
using RobustBench.Trials;

namespace RobustBench.Tests.Running;

/// <summary>Runs on stimuli that have conditions of their own, as model-vs-human's have.</summary>
public sealed class StimulusSetRunTests : IDisposable
{
    private const string Yaml = """
        name: own
        part-size: 2
        datasets: { colour: { kind: model-vs-human, path: colour } }
        models: { m: { architecture: captum_lenet, weights: two.safetensors } }
        conditions: [clean]

        """;

    private readonly TinySuite _tiny = new();

    public StimulusSetRunTests()
    {
        _tiny.Save("two.safetensors", TinySuite.LeNet(1, classes: 2));
        Directory.CreateDirectory(_tiny.File("colour/dnn/session-1"));
        for (var i = 0; i < 8; i++)
            File.WriteAllBytes(_tiny.File($"colour/dnn/session-1/000{i}_cl_dnn_{(i % 3 == 0 ? "cr" : "bw")}_{(i % 2 == 0 ? "cat" : "dog")}_40_n0{i}_{i}.png"), Png.Bytes(i, side: 32));
        _tiny.Write(Yaml);
    }

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Each_image_is_a_trial_under_its_own_condition_with_the_key_of_imported_trials()
    {
        Assert.Equal(0, _tiny.Run().FailedCells);

        Assert.Equal(["n00_0.png", "n03_3.png", "n06_6.png"], Images("cr"));
        Assert.Equal(["n01_1.png", "n02_2.png", "n04_4.png", "n05_5.png", "n07_7.png"], Images("bw"));
        Assert.Equal(2, Cells().Count);
    }

    [Fact]
    public void The_decisions_are_those_of_the_images_in_an_ordinary_folder()
    {
        _tiny.Run();
        foreach (var file in Directory.GetFiles(_tiny.File("colour/dnn/session-1")))
        {
            var to = _tiny.File($"plain/{Path.GetFileName(file).Split('_')[4]}/{string.Join('_', Path.GetFileName(file).Split('_')[^2..])}");
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        _tiny.Write(Yaml.Replace("kind: model-vs-human, path: colour", "kind: folder, path: plain", StringComparison.Ordinal));
        _tiny.Run("plain-results");

        var plain = new TrialFolder(_tiny.File("plain-results")).Cells().Single().ReadTrials().ToDictionary(trial => trial.Image.Split('/')[1], trial => (trial.Prediction, trial.Confidence));
        Assert.All(Cells().SelectMany(cell => cell.ReadTrials()), trial =>
        {
            Assert.Equal(plain[trial.Image].Prediction, trial.Prediction);
            Assert.Equal(plain[trial.Image].Confidence, trial.Confidence, 1e-5f);
        });
    }

    [Fact]
    public void A_run_that_goes_on_and_one_of_shards_are_the_same_bytes()
    {
        _tiny.Run();
        var whole = _tiny.Content();
        _tiny.Run();
        Assert.Equal((0, whole), (_tiny.PartsRun, _tiny.Content()));

        _tiny.Run("shards", new RunOptions { Selection = new() { Shard = new(2, 2) } });
        _tiny.Run("shards", new RunOptions { Selection = new() { Shard = new(1, 2) } });

        Assert.Equal(whole, _tiny.Content("shards"));
    }

    [Fact]
    public void The_conditions_can_be_chosen_by_their_keys()
    {
        _tiny.Run(options: new RunOptions { Selection = new() { Conditions = "b*" } });

        Assert.Equal("bw", Assert.Single(Cells()).Condition);
    }

    [Theory]
    [InlineData("conditions: [clean, greyscale]", "have conditions of their own (cr, …)")]
    [InlineData("conditions: [greyscale]", "not under greyscale")]
    public void Under_other_conditions_they_are_refused(string conditions, string expected)
    {
        _tiny.Write(Yaml.Replace("conditions: [clean]", conditions, StringComparison.Ordinal));

        Assert.Contains(expected, Assert.Throws<InputException>(() => _tiny.Run()).Message, StringComparison.Ordinal);
        Assert.Contains(SuiteValidation.Problems(_tiny.SuitePath), problem => problem.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_resize_of_the_suite_does_not_touch_them_and_one_of_their_own_does()
    {
        _tiny.Run();
        var plain = Cells().SelectMany(cell => cell.ReadTrials()).Select(trial => trial.Confidence).ToList();

        _tiny.Write(Yaml + "stimulus: { resize: 40, size: 32 }\n");
        _tiny.Run("suites");
        _tiny.Write(Yaml.Replace("path: colour", "path: colour, stimulus: { resize: 40, size: 32 }", StringComparison.Ordinal));
        _tiny.Run("own");

        Assert.Equal(plain, Confidences("suites"));
        Assert.NotEqual(plain, Confidences("own"));

        List<float> Confidences(string results) => [.. new TrialFolder(_tiny.File(results)).Cells().SelectMany(cell => cell.ReadTrials()).Select(trial => trial.Confidence)];
    }

    [Fact]
    public void Imported_people_stand_beside_the_network_and_are_never_run_over()
    {
        File.WriteAllText(
            _tiny.File("colour_subject-01_session_1.csv"),
            "subj,session,trial,rt,object_response,category,condition,imagename\nsubject-01,1,1,0,cat,cat,cr,0001_cl_s01_cr_cat_40_n00_0.png\n");
        new TrialImport().Trials([_tiny.File("colour_subject-01_session_1.csv")], _tiny.File("results"));
        _tiny.Run();

        Assert.Contains(File.ReadAllLines(_tiny.File("results/consistency.csv")), line => line.StartsWith("m,subject-01,colour,cr,1,", StringComparison.Ordinal));
        Assert.DoesNotContain(_tiny.Events.OfType<Warning>(), warning => warning.Message.Contains("subject-01", StringComparison.Ordinal));

        _tiny.Write(Yaml.Replace("{ m:", "{ subject-01:", StringComparison.Ordinal));
        Assert.Contains("are imported, and this run would replace them", Assert.Throws<InputException>(() => _tiny.Run()).Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<TrialCell> Cells() => new TrialFolder(_tiny.File("results")).Cells();

    private IEnumerable<string> Images(string condition) => Cells().Single(cell => cell.Condition == condition).ReadTrials().Select(trial => trial.Image);
}
