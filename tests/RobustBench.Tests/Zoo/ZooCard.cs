using YamlDotNet.Serialization;

namespace RobustBench.Tests.Zoo;

/// <summary>What the head of a model's card says.</summary>
internal sealed class ZooCard
{
    [YamlMember(Alias = "model")]
    public required string Model { get; init; }

    [YamlMember(Alias = "architecture")]
    public required string Architecture { get; init; }

    [YamlMember(Alias = "sha256")]
    public required string Sha256 { get; init; }

    [YamlMember(Alias = "conditions")]
    public required List<string> Conditions { get; init; }

    [YamlMember(Alias = "epochs")]
    public required int Epochs { get; init; }

    [YamlMember(Alias = "seed")]
    public required long Seed { get; init; }

    [YamlMember(Alias = "shape_bias")]
    public required double ShapeBias { get; init; }

    [YamlMember(Alias = "correct")]
    public required Dictionary<string, int> Correct { get; init; }

    public static ZooCard Read(string name)
    {
        var head = File.ReadAllText(Repository.Path($"models/zoo/{name}.md")).Split("---\n")[1];
        return new DeserializerBuilder().IgnoreUnmatchedProperties().Build().Deserialize<ZooCard>(head);
    }
}
