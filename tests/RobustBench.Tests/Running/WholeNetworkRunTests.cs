using System.IO.Compression;
using System.Text;
using RobustBench.Models;
using RobustBench.Running;
using RobustBench.Tests.Cli;
using RobustBench.Tests.Models;
using RobustBench.Trials;

namespace RobustBench.Tests.Running;

/// <summary>Runs of networks that a file holds whole, layers and weights.</summary>
public sealed class WholeNetworkRunTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    static WholeNetworkRunTests() => TorchNative.EnsureLoaded();

    public WholeNetworkRunTests() => Write("ten.pt", "ten.onnx");

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void TorchScript_and_onnx_of_one_network_decide_the_same()
    {
        Assert.Equal(0, _tiny.Run().FailedCells);

        var (script, onnx) = (Trials("script"), Trials("onnx"));
        Assert.Equal(TinySuite.Images * 2, script.Count);
        Assert.True(script.Select(trial => trial.Prediction).Distinct().Count() > 1);
        Assert.Equal(script.Select(trial => (trial.Image, trial.Prediction)), onnx.Select(trial => (trial.Image, trial.Prediction)));
        Assert.All(script.Zip(onnx), pair => Assert.Equal(pair.First.Confidence, pair.Second.Confidence, 1e-5f));
    }

    [Fact]
    public void Trials_are_the_same_bytes_on_one_thread_and_on_several()
    {
        _tiny.Run("one", new RunOptions { Threads = 1 });
        _tiny.Run("several", new RunOptions { Threads = 4 });

        Assert.Equal(_tiny.Content("one"), _tiny.Content("several"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Decisions_do_not_depend_on_batch_size(int batchSize)
    {
        _tiny.Run("usual");
        var usual = Trials("script", "usual").Concat(Trials("onnx", "usual")).ToList();

        _tiny.Run("other", new RunOptions { BatchSize = batchSize });

        var other = Trials("script", "other").Concat(Trials("onnx", "other"));
        Assert.Equal(usual.Select(trial => (trial.Image, trial.Prediction)), other.Select(trial => (trial.Image, trial.Prediction)));
    }

    [Fact]
    public void A_finished_run_is_reused_and_a_changed_file_runs_again()
    {
        _tiny.Run();
        _tiny.Run();
        Assert.Equal(0, _tiny.PartsRun);

        File.Copy(Fixture.Path("ten-other.onnx"), _tiny.File("ten.onnx"), overwrite: true);
        _tiny.Run();

        Assert.Equal(["onnx"], _tiny.Events.OfType<PartDone>().Select(part => part.Model).Distinct());
    }

    [Fact]
    public void Run_json_says_how_each_network_was_given()
    {
        _tiny.Run();

        var record = _tiny.RunJson();
        Assert.Equal("1.31.1", (string?)record["versions"]!["onnxruntime"]);
        var onnx = record["models"]![1]!;
        Assert.Equal(("onnx", "ten.onnx"), ((string?)onnx["format"], (string?)onnx["weights"]));
        Assert.Equal(NetworkFile.Read(_tiny.File("ten.onnx")).Sha256, (string?)onnx["weights_sha256"]);
        Assert.Null(onnx["architecture"]);
        Assert.Null(onnx["preprocessing"]!["size"]);
    }

    [Theory]
    [InlineData("torch", "onnx", "7:3: `onnx` runs on the backend onnx, not on torch: use --backend auto, or choose others with --models")]
    [InlineData("onnx", "script", "6:3: `script` runs on the backend torch, not on onnx: use --backend auto, or choose others with --models")]
    public void A_model_of_another_backend_is_refused_and_the_others_run(string backend, string refused, string problem)
    {
        string[] Arguments(params string[] more) => ["run", _tiny.SuitePath, "--results", _tiny.File("results"), "--device", "cpu", "--backend", backend, .. more];

        var all = Program.Run(Arguments());
        var fitting = Program.Run(Arguments("--models", refused == "onnx" ? "script" : "onnx"));

        Assert.Equal((2, "", $"{_tiny.SuitePath}:{problem}\n"), (all.ExitCode, all.Output, all.Errors));
        Assert.Equal(0, fitting.ExitCode);
    }

    [Fact]
    public void A_file_that_can_not_be_shown_the_stimuli_is_an_input_error_at_the_models_place()
    {
        Write("eight-by-eight.pt", "dynamic.onnx");

        Assert.StartsWith(
            $"{_tiny.SuitePath}:6:3: {_tiny.File("eight-by-eight.pt")}: for N images the output must be N × K logits, and for one it is 16 × 5: ",
            Assert.Throws<InputException>(() => _tiny.Run()).Problems[0], StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Code_that_libtorch_can_not_compile_is_bad_input_and_no_abort()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "elsewhere it ends the process");
        BreakCode(_tiny.File("ten.pt"));

        var program = Program.Run("run", _tiny.SuitePath, "--results", _tiny.File("results"), "--device", "cpu", "--quiet");

        Assert.Equal(2, program.ExitCode);
        Assert.Equal($"{_tiny.File("ten.pt")}: libtorch can't compile the code in it: save the network with a PyTorch no newer than libtorch\n", program.Errors);
        Assert.False(Directory.Exists(_tiny.File("results/trials")));
    }

    private void Write(string script, string onnx)
    {
        foreach (var file in new[] { script, onnx }) File.Copy(Fixture.Path(file), _tiny.File(file), overwrite: true);
        const string Preprocessing = "preprocessing: { mean: [0.4, 0.5, 0.6], std: [0.2, 0.25, 0.3] }";
        _tiny.Write($$"""
            name: whole
            seed: 7
            part-size: 10
            datasets: { d: { kind: cifar-binary, path: data.bin } }
            models:
              script: { torchscript: {{script}}, {{Preprocessing}} }
              onnx: { onnx: {{onnx}}, {{Preprocessing}} }
            conditions: [clean, uniform-noise: { width: 0.35 }]

            """);
    }

    /// <summary>Rewrites the archive with an operator that no version of libtorch has, its checksums right.</summary>
    private static void BreakCode(string path)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".py", StringComparison.Ordinal)).ToList())
        {
            string code;
            using (var reader = new StreamReader(entry.Open())) code = reader.ReadToEnd();
            using var stream = entry.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(code.Replace("torch.relu", "torch.no_such_operator", StringComparison.Ordinal)));
        }
    }

    private List<Trial> Trials(string model, string results = "results") =>
        [.. new TrialFolder(_tiny.File(results)).Cells().Where(cell => cell.Model == model).SelectMany(cell => cell.ReadTrials())];
}
