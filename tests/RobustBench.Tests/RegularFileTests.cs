using System.Diagnostics;
using RobustBench.Tests.Running;

namespace RobustBench.Tests;

public sealed class RegularFileTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [SkippableTheory]
    [InlineData("m: { architecture: captum_lenet, weights: pipe }", "6:3: ")]
    [InlineData("m: { onnx: pipe, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1] } }", "6:3: ")]
    [InlineData("m: { torchscript: pipe, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1] } }", "6:3: ")]
    public void A_pipe_that_a_suite_names_is_an_empty_file_and_is_not_waited_for(string model, string place)
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no such pipes");
        using (var made = Process.Start("mkfifo", [_tiny.File("pipe")])) made.WaitForExit();
        _tiny.Write(TinySuite.Yaml.Replace("m: { architecture: captum_lenet, weights: m.safetensors }", model, StringComparison.Ordinal));

        var problem = Assert.Throws<InputException>(() => _tiny.Run()).Problems[0];

        Assert.StartsWith(place, problem.Replace(_tiny.SuitePath + ":", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_label_map_that_is_a_pipe_is_empty()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no such pipes");
        using (var made = Process.Start("mkfifo", [_tiny.File("pipe")])) made.WaitForExit();
        _tiny.Write(TinySuite.Yaml + "labels: { map: pipe }\n");

        Assert.Contains($"{_tiny.File("pipe")}:1:1: the file is empty", Assert.Throws<InputException>(() => _tiny.Run()).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_suite_that_is_a_pipe_is_empty()
    {
        Skip.If(OperatingSystem.IsWindows(), "there are no such pipes");
        File.Delete(_tiny.SuitePath);
        using (var made = Process.Start("mkfifo", [_tiny.SuitePath])) made.WaitForExit();

        Assert.Contains("the file is empty", Assert.Throws<InputException>(() => _tiny.Run()).Message, StringComparison.Ordinal);
    }
}
