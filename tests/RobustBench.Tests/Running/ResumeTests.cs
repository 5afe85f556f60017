using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Tests.Data.Cifar;
using RobustBench.Trials;

namespace RobustBench.Tests.Running;

public sealed class ResumeTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public ResumeTests() => _tiny.Run();

    public void Dispose() => _tiny.Dispose();

    [Theory]
    [InlineData("seed: 7", "seed: 8", 18)]
    [InlineData("n.safetensors }", "n.safetensors, preprocessing: { mean: [0.4, 0.5, 0.5] } }", 9)]
    [InlineData("n.safetensors }", "n.safetensors, preprocessing: { std: [0.4, 0.5, 0.5] } }", 9)]
    [InlineData("data.bin }", "data.bin, stimulus: { quantise: round } }", 18)]
    [InlineData("data.bin }", "data.bin, stimulus: { resize: 64, size: 32 } }", 18)]
    [InlineData("data.bin }", "data.bin, limit: 19 }", 6)]
    [InlineData("part-size: 10", "part-size: 20", 12)]
    [InlineData("width: [0.1", "width: [0.2", 6)]
    // What changes no decision is used again.
    [InlineData("data.bin }", "data.bin, stimulus: { size: 32 } }", 0)]
    [InlineData("name: tiny", "name: other", 0)]
    [InlineData("data.bin }", "data.bin, conditions: [clean, '*0.35)'] }", 0)]
    [InlineData("n.safetensors }", "n.safetensors, preprocessing: { size: 32 } }", 0)]
    [InlineData("[0.1, 0.35]", "[0.35, 0.1]", 0)]
    [InlineData("conditions: [clean, ", "conditions: [greyscale, clean, ", 6)]
    public void Those_parts_run_again_whose_inputs_changed(string old, string changed, int parts)
    {
        _tiny.Write(TinySuite.Yaml.Replace(old, changed, StringComparison.Ordinal));

        _tiny.Run();

        Assert.Equal(parts, _tiny.PartsRun);
    }

    [Theory]
    [InlineData("resize: 64, interpolation: bilinear", 0)]
    [InlineData("resize: 64, interpolation: bicubic", 18)]
    [InlineData("resize: 48", 18)]
    public void Another_resize_or_interpolation_runs_everything_again(string changed, int parts)
    {
        Write("resize: 64");
        _tiny.Run();
        Write(changed);

        _tiny.Run();

        Assert.Equal(parts, _tiny.PartsRun);

        void Write(string stimulus) => _tiny.Write(TinySuite.Yaml.Replace(
            "data.bin }", $"data.bin, stimulus: {{ {stimulus}, size: 32 }} }}", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_files_are_no_input()
    {
        File.Move(_tiny.File("data.bin"), _tiny.File("moved.bin"));
        File.Move(_tiny.File("m.safetensors"), _tiny.File("moved.safetensors"));
        _tiny.Write(TinySuite.Yaml.Replace("data.bin", "moved.bin", StringComparison.Ordinal).Replace("m.safetensors", "moved.safetensors", StringComparison.Ordinal));

        _tiny.Run();

        Assert.Equal(0, _tiny.PartsRun);
    }

    [Fact]
    public void Other_weights_run_their_model_again()
    {
        _tiny.Save("n.safetensors", TinySuite.LeNet(3));

        _tiny.Run();

        Assert.All(_tiny.Events.OfType<PartDone>(), part => Assert.Equal("n", part.Model));
        Assert.Equal(9, _tiny.PartsRun);
    }

    [Theory]
    [InlineData(0)] // the label
    [InlineData(1)] // the first pixel
    [InlineData(3072)] // the last pixel
    public void A_changed_image_runs_its_parts_again(int offset)
    {
        var bytes = CifarFile.Records(TinySuite.Images);
        bytes[(12 * 3073) + offset] ^= 1;
        File.WriteAllBytes(_tiny.File("data.bin"), bytes);

        _tiny.Run();

        Assert.Equal(6, _tiny.PartsRun);
        Assert.All(_tiny.Events.OfType<PartDone>(), part => Assert.Equal(1, part.Index));
    }

    [Fact]
    public void After_a_change_of_name_and_order_the_bytes_are_those_of_a_new_run()
    {
        _tiny.Write(TinySuite.Yaml.Replace("name: tiny", "name: other", StringComparison.Ordinal).Replace("[0.1, 0.35]", "[0.35, 0.1]", StringComparison.Ordinal));

        _tiny.Run();

        Assert.Equal(0, _tiny.PartsRun);
        _tiny.Run("new");
        Assert.Equal(_tiny.Content("new"), _tiny.Content());
    }

    [Fact]
    public void Fewer_images_leave_no_surplus_parts()
    {
        CifarFile.Write(_tiny.File("data.bin"), 10);
        File.WriteAllBytes(_tiny.File("data.bin"), CifarFile.Records(TinySuite.Images)[..(10 * 3073)]);

        var outcome = _tiny.Run();

        Assert.Equal(0, _tiny.PartsRun);
        Assert.Empty(outcome.Report!.Incomplete);
        Assert.All(_tiny.Accuracy(), row => Assert.Equal("10", row["images"]));
        Assert.Equal(TinySuite.Cells, new TrialFolder(_tiny.File("results")).PartPaths().Count);
    }

    [Fact]
    public void A_limit_does_not_cost_finished_trials()
    {
        var content = _tiny.Content();

        var refusal = Assert.Throws<InputException>(() => _tiny.Run(options: new RunOptions { Selection = new Selection { Limit = 10 } }));

        Assert.StartsWith("--limit 10: ", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, _tiny.Content());
    }

    [Fact]
    public void Old_parts_stay_until_all_that_replaces_them_is_there()
    {
        var content = _tiny.Content();
        _tiny.Write(TinySuite.Yaml.Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        File.WriteAllText(_tiny.File("n.safetensors"), "no weights");

        Assert.Throws<InputException>(() => _tiny.Run());

        Assert.Equal(content, _tiny.Content());
    }

    [Fact]
    public void A_damaged_part_is_told_and_run_again()
    {
        var content = _tiny.Content();
        var path = new TrialFolder(_tiny.File("results")).PartPaths()[4];
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..100]);

        _tiny.Run();

        Assert.Equal(1, _tiny.PartsRun);
        var warning = Assert.Single(_tiny.Events.OfType<Warning>()).Message;
        Assert.StartsWith(path, warning, StringComparison.Ordinal);
        Assert.EndsWith(": this part is run again", warning, StringComparison.Ordinal);
        Assert.Equal(content, _tiny.Content());
    }

    [Fact]
    public void A_missing_part_alone_is_run_again()
    {
        var content = _tiny.Content();
        File.Delete(new TrialFolder(_tiny.File("results")).PartPaths()[^1]);

        _tiny.Run();

        Assert.Equal((1, content), (_tiny.PartsRun, _tiny.Content()));
    }

    [Fact]
    public void What_a_dead_run_left_is_gone_after_the_next()
    {
        var content = _tiny.Content();
        var left = new TrialFolder(_tiny.File("results")).PartPaths()[0] + $".{Guid.NewGuid():N}.tmp";
        File.WriteAllText(left, "half");

        _tiny.Run();

        Assert.Equal(content, _tiny.Content());
    }

    [Fact]
    public void Cells_of_conditions_that_a_data_set_is_no_longer_shown_under_stay_and_are_told()
    {
        _tiny.Write(TinySuite.Yaml.Replace("data.bin }", "data.bin, conditions: uni* }", StringComparison.Ordinal));

        _tiny.Run();

        Assert.Equal(TinySuite.Cells, _tiny.Accuracy().Count);
        Assert.Equal(
            "the tables still show 2 cells that are not in the suite (m · d · clean; n · d · clean): delete their folders to leave them out",
            Assert.Single(_tiny.Events.OfType<Warning>()).Message);
    }

    [Fact]
    public void Every_run_that_ran_something_has_an_entry_in_run_json()
    {
        _tiny.Run(options: new RunOptions { Fresh = true, Selection = new Selection { Models = ["m"], Conditions = "clean" } });

        var runs = _tiny.RunJson()["runs"]!.AsArray();
        Assert.Equal([18, 3], runs.Select(run => (int)run!["parts"]!["run"]!));
        Assert.Equal([150, 25], runs.Select(run => (int)run!["forward_passes"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("null")]
    [InlineData("""{ "runs": 3 }""")]
    [InlineData("""{ "runs": [3, null, "x", { "started": 5, "batch_sizes_measured": "yes" }] }""")]
    [InlineData("""{ "runs": [], "runs": [] }""")]
    [InlineData("""{ "runs": [{ "started": "then", "batch_sizes_measured": true, "batch_sizes": { "d": 0 } }] }""")]
    [InlineData("""{ "runs": [{ "started": "then", "batch_sizes_measured": true, "batch_sizes": { "d": null, "e": "8" } }] }""")]
    public void A_broken_run_json_is_replaced_by_a_whole_one(string broken)
    {
        File.WriteAllText(_tiny.File("results/run.json"), broken);

        _tiny.Run(options: new RunOptions { Fresh = true, MeasureBatchSize = true, Selection = new Selection { Models = ["m"], Conditions = "clean" } });

        Assert.Equal(3, (int)_tiny.RunJson()["runs"]!.AsArray()[^1]!["parts"]!["run"]!);
    }
}
