using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models;

/// <summary>The architectures against torchvision's, as tools/Torchvision/compare.py found them.</summary>
public sealed class TorchvisionTests
{
    private static readonly Dictionary<string, Dictionary<string, string>> Table = Read();

    public static TheoryData<string> Compared => [.. Table.Keys];

    [Fact]
    public void Every_architecture_of_torchvision_is_compared() => Assert.Empty(
        ArchitectureCatalogue.All.Where(architecture => architecture.Source.EndsWith("torchvision", StringComparison.Ordinal))
            .Select(architecture => architecture.Name).Except(Table.Keys));

    [Theory]
    [MemberData(nameof(Compared))]
    public void Logits_are_those_of_torchvision(string name) =>
        Assert.InRange(double.Parse(Table[name]["relative_difference"], CultureInfo.InvariantCulture), 0, 1e-4);

    [Theory]
    [MemberData(nameof(Compared))]
    public void Gradients_are_those_of_torchvision_but_for_the_ReLUs_that_rounding_turns(string name) =>
        Assert.InRange(double.Parse(Table[name]["gradient_difference"], CultureInfo.InvariantCulture), 0, 0.1);

    [Theory]
    [MemberData(nameof(Compared))]
    public void The_state_dict_has_the_names_and_shapes_of_torchvision(string name)
    {
        var needs = Needs(ArchitectureCatalogue.Find(name)!);
        var lines = needs.Select(need => $"{need.Name} {string.Join('x', need.Shape)}").Order(StringComparer.Ordinal);

        Assert.Equal(Table[name]["evaluated_keys"], needs.Count.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Table[name]["evaluated_numbers"], needs.Sum(need => need.Shape.Aggregate(1L, (a, b) => a * b)).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Table[name]["evaluated_sha256"], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));
    }

    [Theory]
    [InlineData("densenet121", "features.denseblock1.denselayer2.norm.1.running_mean", "features.denseblock1.denselayer2.norm1.running_mean")]
    [InlineData("densenet121", "features.denseblock1.denselayer2.conv.2.weight", "features.denseblock1.denselayer2.conv2.weight")]
    [InlineData("densenet121", "features.norm0.weight", "features.norm0.weight")]
    [InlineData("vit_b_16", "encoder.layers.encoder_layer_0.mlp.linear_1.weight", "encoder.layers.encoder_layer_0.mlp.0.weight")]
    [InlineData("vit_b_16", "encoder.layers.encoder_layer_11.mlp.linear_2.bias", "encoder.layers.encoder_layer_11.mlp.3.bias")]
    [InlineData("cifar_nin", "classifer.0.weight", "classifier.0.weight")]
    public void Names_of_published_files_are_known(string name, string stored, string now) => Assert.Equal(now, ArchitectureCatalogue.Find(name)!.Rename(stored));

    [Theory]
    [InlineData("googlenet", "aux1.fc1.weight")]
    [InlineData("swin_t", "features.1.0.attn.relative_position_index")]
    [InlineData("cifar_wideresnet28_10", "sub_block1.layer.0.bn1.weight")]
    [InlineData("resnet18", "bn1.num_batches_tracked")]
    public void What_no_pass_uses_may_be_in_the_file(string name, string key)
    {
        var file = new WeightFile("weights.pth", "", new Dictionary<string, WeightTensor> { [key] = new(key, WeightType.F32, [1], new byte[4]) });
        var error = Assert.Throws<InputException>(() => WeightCheck.Classes(ArchitectureCatalogue.Find(name)!, file));

        Assert.DoesNotContain(error.Problems, problem => problem.Contains("has no place for it", StringComparison.Ordinal));
    }

    /// <summary>The names and shapes of a state dict for 1,000 classes, or 10 of CIFAR.</summary>
    internal static IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Needs(Architecture architecture)
    {
        var empty = new WeightFile("empty.safetensors", "", new Dictionary<string, WeightTensor>());
        using var layers = new Layers(architecture.Name, empty, LayerForm.Checked, device: null);
        architecture.Build(layers);
        return [.. layers.Asked.Select(need => (need.Name, (IReadOnlyList<long>)[.. need.Shape.Select(side => side > 0 ? side : Chosen(need.Name))]))];

        long Chosen(string weights) => (weights, architecture) switch
        {
            ("encoder.pos_embedding", { Name: var vit }) => vit.EndsWith("16", StringComparison.Ordinal) ? 197 : 50,
            (_, { Preprocessing.Size: 32 }) => 10,
            (_, { Preprocessing.Size: 64 }) => 16,
            _ => 1000,
        };
    }

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var lines = File.ReadAllLines(Repository.Path("tools/Torchvision/torchvision.csv")).Select(line => line.Split(',')).ToList();
        return lines.Skip(1).ToDictionary(row => row[0], row => lines[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
    }
}
