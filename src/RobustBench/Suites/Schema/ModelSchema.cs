using System.Text.Json.Nodes;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Zoo;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of <c>models</c>, as <see cref="ModelReader"/> reads them.</summary>
internal static class ModelSchema
{
    /// <summary>The map of names to models.</summary>
    public static JsonObject Map() => NodeSchema
        .OfNames(ScalarSchema.AnyOf(
            OfArchitecture(),
            OfWholeNetwork("torchscript", "The path of a TorchScript file."),
            OfWholeNetwork("onnx", "The path of an ONNX file, which has no gradients and runs on the CPU."),
            OfZoo()))
        .Described("The models, by the names that tables show.");

    private static JsonObject OfArchitecture() => NodeSchema.Of(
        [
            ("architecture", ScalarSchema
                .Name(ArchitectureCatalogue.All.Select(network => (network.Name, $"{network.Summary} ({network.Source})")))
                .Described("The network's architecture.")),
            ("weights", ScalarSchema.Text().Described("The path of the weights: safetensors, or a file of torch.save.")),
            ("preprocessing", ScalarSchema
                .AnyOf(Preprocessing(), ScalarSchema.Name(WeightSet.All.GroupBy(set => set.Name).Select(sets => (sets.Key, Published(sets)))))
                .Described("What is done to stimuli first, or the name of the published weights that say so; what is left out is the architecture's own.")),
        ],
        "architecture", "weights");

    private static JsonObject OfZoo() => ScalarSchema
        .Name(ZooCatalogue.All.Select(model => (model.Key, $"{model.Summary} ({model.Source})")))
        .Described("A trained network that comes with the program.");

    private static JsonObject OfWholeNetwork(string key, string description) => NodeSchema.Of(
        [
            (key, ScalarSchema.Text().Described(description)),
            ("preprocessing", Preprocessing("mean", "std")
                .Described("What normalisation the file expects; mean [0, 0, 0] and std [1, 1, 1] where it normalises by itself.")),
        ],
        key, "preprocessing");

    private static string Published(IEnumerable<WeightSet> sets) => $"As the weights of this name of {string.Join(", ", sets.Select(set => set.Architecture))} want it.";

    private static JsonObject Preprocessing(params string[] required) => NodeSchema.Of(
        [
            ("mean", Triple(ScalarSchema.Number()).Described("The mean of red, green and blue, for stimuli in [0, 1].")),
            ("std", Triple(ScalarSchema.Number(min: 0, aboveMin: true)).Described("The standard deviation of red, green and blue, each above 0.")),
            ("size", ScalarSchema.Count().Described("The side of the images that the network takes [px].")),
        ],
        required);

    private static JsonObject Triple(JsonObject number) => NodeSchema.List(number, least: 3, most: 3);
}
