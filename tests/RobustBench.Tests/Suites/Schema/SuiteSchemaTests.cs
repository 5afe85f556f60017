using System.Text.Json.Nodes;
using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Models.Architectures;
using RobustBench.Models.Zoo;
using RobustBench.Parameters;
using RobustBench.Suites.Schema;
using RobustBench.Tests.Cli;

namespace RobustBench.Tests.Suites.Schema;

public sealed class SuiteSchemaTests : IDisposable
{
    private const string Unknown = "zzzzzzzzzzzzzzzzzzzzzzzz";

    private static readonly JsonNode Schema = SuiteSchema.Create();

    private readonly SuiteFolder _folder = new();

    public static TheoryData<string> Families => [.. ConditionCatalogue.All.Select(family => family.Name)];

    public static TheoryData<string> Kinds => [.. DatasetCatalogue.All.Select(kind => kind.Name)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_command_prints_it()
    {
        var program = Program.Run("schema");

        Assert.Equal((0, ""), (program.ExitCode, program.Errors));
        Assert.True(JsonNode.DeepEquals(Schema, JsonNode.Parse(program.Output)));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_condition_stands_in_it_with_its_parameters(string name)
    {
        var family = ConditionCatalogue.Find(name)!;
        var map = Schema["definitions"]!["condition"]!["anyOf"]![1]!["properties"]![name]!;

        Assert.Equal($"{family.Summary} ({family.Source})", (string?)map["description"]);
        AssertParameters(family.Parameters, map);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_data_set_stands_in_it_with_its_parameters(string name)
    {
        var kind = DatasetCatalogue.Find(name)!;
        var entry = Entry("datasets").Single(entry => (string?)entry!["properties"]!["kind"]!["enum"]?[0] == name)!;

        Assert.Equal($"{kind.Summary} ({kind.Source})", (string?)entry["properties"]!["kind"]!["description"]);
        AssertParameters(kind.Parameters, entry);
    }

    [Fact]
    public void Every_architecture_stands_in_it() => Assert.Equal(
        ArchitectureCatalogue.All.Select(network => (network.Name, $"{network.Summary} ({network.Source})")),
        Entry("models")[0]!["properties"]!["architecture"]!["anyOf"]!.AsArray()
            .Where(choice => choice!["enum"] is not null)
            .Select(choice => ((string)choice!["enum"]![0]!, (string)choice["description"]!)));

    [Fact]
    public void Every_model_of_the_zoo_stands_in_it() => Assert.Equal(
        ZooCatalogue.All.Select(model => (model.Key, $"{model.Summary} ({model.Source})")),
        Entry("models")[^1]!["anyOf"]!.AsArray()
            .Where(choice => choice!["enum"] is not null)
            .Select(choice => ((string)choice!["enum"]![0]!, (string)choice["description"]!)));

    [Fact]
    public void Its_maps_have_the_keys_that_the_reader_asks_for()
    {
        var suite = KnownKeys($"{SuiteFolder.Head}conditions: [clean]\n{Unknown}: 1");
        var stimulus = KnownKeys($"{SuiteFolder.Head}conditions: [clean]\nstimulus: {{ {Unknown}: 1 }}");
        var labels = KnownKeys($"{SuiteFolder.Head}conditions: [clean]\nlabels: {{ map: entry16, {Unknown}: 1 }}");
        var preprocessing = KnownKeys($$"""
            datasets: { d: { kind: cifar-binary, path: data.bin } }
            models: { m: { onnx: net.safetensors, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], {{Unknown}}: 1 } } }
            conditions: [clean]
            """);

        AssertKeys(suite, Schema);
        AssertKeys(stimulus, Schema["definitions"]!["stimulus"]!);
        AssertKeys(labels, Schema["properties"]!["labels"]!["anyOf"]![1]!);
        AssertKeys(preprocessing, Entry("models")[0]!["properties"]!["preprocessing"]!["anyOf"]![0]!);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_data_sets_have_the_keys_that_the_reader_asks_for(string kind) => AssertKeys(
        KnownKeys($"datasets: {{ d: {{ kind: {kind}, {Unknown}: 1 }} }}\nmodels: {{ m: {{ architecture: captum_lenet, weights: net.safetensors }} }}\nconditions: [clean]"),
        Entry("datasets").Single(entry => (string?)entry!["properties"]!["kind"]!["enum"]?[0] == kind)!);

    private static JsonArray Entry(string map) => Schema["properties"]![map]!["patternProperties"]![@"\S"]!["anyOf"]!.AsArray();

    private static void AssertParameters(IReadOnlyList<Parameter> parameters, JsonNode map)
    {
        Assert.All(parameters, parameter =>
        {
            var schema = map["properties"]![parameter.Name]!;
            var description = (string)schema["description"]!;
            Assert.Contains(parameter.Summary, description, StringComparison.Ordinal);
            Assert.Contains(parameter.Range, description, StringComparison.Ordinal);
            Assert.Contains(parameter.Unit, description, StringComparison.Ordinal);
            Assert.Equal(parameter.Default?.Text, schema["default"]?.ToString());
        });
        Assert.Equal(
            parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name),
            (map["required"]?.AsArray() ?? []).Select(key => (string)key!).Except(["kind"]));
    }

    private static void AssertKeys(IEnumerable<string> keys, JsonNode map) =>
        Assert.Equal(keys.Order(), map["properties"]!.AsObject().Select(property => property.Key).Order());

    /// <summary>The keys that the reader tells of when it meets one that it does not know.</summary>
    private string[] KnownKeys(string yaml) => _folder.Problems(yaml)
        .Single(problem => problem.Contains(Unknown, StringComparison.Ordinal))
        .Split(": known are ")[1].Split(", ");
}
