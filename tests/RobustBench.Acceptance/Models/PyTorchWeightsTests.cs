using System.Text.Json;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace RobustBench.Acceptance.Models;

/// <summary>Files that torch.save wrote, against the same weights as safetensors.</summary>
public sealed class PyTorchWeightsTests(ITestOutputHelper output)
{
    private const int Pixels = 3 * 32 * 32;

    /// <summary>The file, and the architecture by which the safetensors and the logits are named.</summary>
    public static TheoryData<string, string> Files => new()
    {
        { "cifar_resnet20-legacy.th", "cifar_resnet20" },
        { "cifar_resnet20-zip.pth", "cifar_resnet20" },
        { "captum_lenet.pt", "captum_lenet" },
    };

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void The_tensors_are_those_of_the_safetensors_to_the_last_bit(string name, string architecture)
    {
        var pickle = Read(name);
        var safetensors = Read($"{architecture}.safetensors");

        // The safetensors were made without the counts of batches that training keeps.
        var names = pickle.Tensors.Keys.Where(key => !key.EndsWith(".num_batches_tracked", StringComparison.Ordinal));
        Assert.Equal(safetensors.Tensors.Keys.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Null(pickle.Note);
        foreach (var (key, expected) in safetensors.Tensors)
        {
            var tensor = pickle.Tensors[key];
            Assert.Equal(expected.Shape, tensor.Shape);
            Assert.Equal(Bits(expected), Bits(tensor));
            if (tensor.Type != expected.Type)
                output.WriteLine($"{key}: {tensor.Type}, {expected.Type} in the safetensors");
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Logits_are_those_of_the_safetensors_and_of_PyTorch(string name, string architecture)
    {
        var expected = ExpectedLogits(architecture);

        var logits = Logits(architecture, name, expected.Length);

        Assert.Equal(Logits(architecture, $"{architecture}.safetensors", expected.Length), logits);
        Assert.InRange(expected.SelectMany(row => row).Zip(logits, (e, a) => Math.Abs(e - a)).Max(), 0, 1e-3f);
    }

    [SkippableFact]
    public void Another_architecture_is_refused_with_every_tensor_that_does_not_fit()
    {
        var architecture = ArchitectureCatalogue.Find("cifar_resnet32")!;
        var file = Read("cifar_resnet20-legacy.th");

        var error = Assert.Throws<InputException>(
            () => PreparedNetwork.Load(architecture, file, architecture.Preprocessing, TorchDevice.Cpu));

        // Three stages of two more blocks, each with two convolutions and two norms of four tensors.
        Assert.Equal(3 * 2 * 10, error.Problems.Count);
    }

    [SkippableFact]
    public void A_TorchScript_file_is_sent_to_its_own_key() => Assert.EndsWith(
        "is a TorchScript archive; give it as `torchscript:` instead of `weights:`",
        Assert.Throws<InputException>(() => Read("cifar_resnet20.torchscript.pt")).Message,
        StringComparison.Ordinal);

    [SkippableFact]
    public void An_ONNX_file_is_sent_to_its_own_key() => Assert.Contains(
        "give it as `onnx:`", Assert.Throws<InputException>(() => Read("cifar_resnet20.onnx")).Message, StringComparison.Ordinal);

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void A_file_cut_short_is_refused(string name, string architecture)
    {
        Assert.NotNull(ArchitectureCatalogue.Find(architecture));
        var bytes = File.ReadAllBytes(Reference.File($"cifar10/models/{name}"));

        for (var length = 0; length < bytes.Length; length += 97)
            Assert.Throws<InputException>(() => WeightFile.Parse(name, bytes.AsMemory(0, length)));
    }

    private static WeightFile Read(string name) => WeightFile.Read(Reference.File($"cifar10/models/{name}"));

    private static IEnumerable<int> Bits(WeightTensor tensor) => tensor.ToFloats().Select(BitConverter.SingleToInt32Bits);

    private static float[] Logits(string name, string weights, int count)
    {
        var architecture = ArchitectureCatalogue.Find(name)!;
        using var network = PreparedNetwork.Load(architecture, Read(weights), architecture.Preprocessing, TorchDevice.Cpu);
        using var mode = inference_mode();
        var records = File.ReadAllBytes(Reference.File("cifar10/test-lossless-312.bin"));
        var stimuli = records.Chunk(1 + Pixels).Take(count).SelectMany(record => record.Skip(1)).Select(value => value / 255f);
        using var batch = tensor(stimuli.ToArray(), [count, 3, 32, 32]);
        using var logits = network.Forward(batch);
        return logits.data<float>().ToArray();
    }

    private static float[][] ExpectedLogits(string key)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Reference.File("cifar10/logits.json")));
        return document.RootElement.GetProperty("logits").GetProperty(key).Deserialize<float[][]>()!;
    }
}
