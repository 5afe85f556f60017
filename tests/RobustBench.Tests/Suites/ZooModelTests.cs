using System.Security.Cryptography;
using RobustBench.Models;
using RobustBench.Models.Zoo;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Tests.Models;

namespace RobustBench.Tests.Suites;

public sealed class ZooModelTests : IDisposable
{
    private const string Data = "datasets: { d: { kind: cifar-binary, path: data.bin } }\nconditions: [clean]\n";

    private const string Known = "zoo/standard, zoo/greyscale, zoo/contrast, zoo/low-pass, zoo/high-pass, zoo/phase-noise, zoo/rotation, "
        + "zoo/salt-and-pepper, zoo/uniform-noise, zoo/all-but-salt-and-pepper, zoo/all-but-uniform-noise, zoo/all, zoo/stylised";

    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_name_stands_for_weights_that_come_with_the_program_and_the_architectures_preprocessing()
    {
        var model = _folder.Read(Data + "models: { plain: zoo/low-pass }").Models.Single();

        Assert.Equal(("plain", "cue16_resnet", Path.Combine(_folder.Zoo, "low-pass.safetensors")), (model.Key, model.Network, model.Weights));
        Assert.Equal(model.Architecture!.Preprocessing, model.Preprocessing);
        Assert.Equal(ModelFormat.Weights, model.Format);
    }

    [Fact]
    public void Without_another_folder_the_weights_lie_beside_the_program()
    {
        var (_, problems) = SuiteReader.ReadAsFarAsPossible(Written("models: { a: zoo/standard, b: { onnx: none.onnx } }"), _ => null);
        var weights = Path.Combine(AppContext.BaseDirectory, "zoo", "standard.safetensors");

        Assert.Equal(File.Exists(weights), !problems.Any(problem => problem.Contains(weights, StringComparison.Ordinal)));
        Assert.Contains(problems, problem => problem.Contains("none.onnx", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zoo/standrad", "3:14: the zoo has no model 'zoo/standrad': did you mean `zoo/standard`?")]
    [InlineData("zoo/unknown", "3:14: the zoo has no model 'zoo/unknown': known are " + Known)]
    [InlineData("net.safetensors", "3:14: `m` is 'net.safetensors', and must be a map or zoo/NAME: in a map give one of `architecture` with `weights`, `torchscript`, `onnx`")]
    [InlineData("~", "3:14: `m` is nothing, and must be a map or zoo/NAME: in a map give one of `architecture` with `weights`, `torchscript`, `onnx`")]
    [InlineData("[zoo/standard]", "3:14: `m` is a list, and must be a map or zoo/NAME: in a map give one of `architecture` with `weights`, `torchscript`, `onnx`")]
    public void Any_other_text_is_told_at_its_place(string model, string problem) =>
        Assert.Equal([problem], _folder.Problems($"{Data}models: {{ m: {model} }}"));

    [Fact]
    public void Weights_that_are_absent_are_told_in_a_line_with_the_mend()
    {
        File.Delete(Path.Combine(_folder.Zoo, "all.safetensors"));

        Assert.Equal(
            ["3:14: zoo/all: its weights, which come with the program, are missing: there is no file FOLDER/zoo/all.safetensors; build or install the program again"],
            _folder.Problems(Data + "models: { m: zoo/all, n: zoo/standard }"));
    }

    [Fact]
    public void It_is_loaded_and_known_by_its_weights_as_any_other()
    {
        TorchNative.EnsureLoaded();
        var weights = SafetensorsFile.Bytes(Cue16Weights.Of(seed: 3).File);
        File.WriteAllBytes(ZooCatalogue.Find("zoo/stylised")!.WeightsIn(_folder.Zoo), weights);
        var suite = _folder.Read(Data + "models: { m: zoo/stylised }");
        using var datasets = DatasetSet.Open(suite, limit: null);
        var fingerprint = new Fingerprint(suite, datasets.ByKey);
        var plan = Plan.Of(suite, datasets.Sizes, new Selection());

        using var networks = NetworkSet.Load(plan.Parts, datasets.ByKey, TorchDevice.Cpu, fingerprint.Weights, Assert.Fail);

        Assert.Equal((16, 64), (networks[suite.Models[0]].Classes, networks[suite.Models[0]].InputSize));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(weights)), fingerprint.Weights(suite.Models[0]));
    }

    private string Written(string models)
    {
        File.WriteAllText(_folder.SuitePath, Data + models);
        return _folder.SuitePath;
    }
}
