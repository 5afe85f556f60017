using System.Text.Json;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace RobustBench.Acceptance.Models;

public sealed class CifarNetworkTests(ITestOutputHelper output)
{
    private const int Pixels = 3 * 32 * 32;

    /// <summary>The key in logits.json, the architecture, the weights.</summary>
    public static TheoryData<string, string, string> Networks => new()
    {
        { "cifar_resnet20", "cifar_resnet20", "cifar_resnet20" },
        { "cifar_resnet32", "cifar_resnet32", "cifar_resnet32" },
        { "cifar_resnet44", "cifar_resnet44", "cifar_resnet44" },
        { "cifar_resnet56", "cifar_resnet56", "cifar_resnet56" },
        { "resnet4b_adv", "cifar_resnet4b", "resnet4b_adv" },
        { "wide_kw", "cifar_wide", "wide_kw" },
        { "captum_lenet", "captum_lenet", "captum_lenet" },
    };

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void Logits_are_those_that_PyTorch_computes(string key, string name, string weights)
    {
        Reference.Require();
        var expected = ExpectedLogits(key);
        var architecture = ArchitectureCatalogue.Find(name)!;
        var file = WeightFile.Read(Reference.File($"cifar10/models/{weights}.safetensors"));
        using var network = PreparedNetwork.Load(architecture, file, architecture.Preprocessing, TorchDevice.Cpu);
        using var mode = inference_mode();
        using var batch = FirstStimuli(expected.Length);

        using var logits = network.Forward(batch);

        Assert.Equal([expected.Length, 10], logits.shape);
        var actual = logits.data<float>().ToArray();
        var difference = expected.SelectMany(row => row).Zip(actual, (e, a) => Math.Abs(e - a)).Max();
        output.WriteLine($"{key}: largest difference {difference:G3}");
        Assert.InRange(difference, 0, 1e-3f);
    }

    private static float[][] ExpectedLogits(string key)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Reference.File("cifar10/logits.json")));
        return document.RootElement.GetProperty("logits").GetProperty(key).Deserialize<float[][]>()!;
    }

    private static Tensor FirstStimuli(int count)
    {
        var records = File.ReadAllBytes(Reference.File("cifar10/test-lossless-312.bin"));
        var stimuli = records.Chunk(1 + Pixels).Take(count).SelectMany(record => record.Skip(1)).Select(value => value / 255f);
        return tensor(stimuli.ToArray(), [count, 3, 32, 32]);
    }
}
