using RobustBench.Models;
using RobustBench.Models.Onnx;
using RobustBench.Models.TorchScript;
using RobustBench.Models.Weights;
using RobustBench.Plans;
using RobustBench.Suites;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>The networks of a run, loaded and checked, by the keys of their models.</summary>
internal sealed class NetworkSet : IDisposable
{
    private readonly Dictionary<string, Classifier> _networks = [];

    private NetworkSet()
    {
    }

    public Classifier this[ModelEntry model] => _networks[model.Key];

    /// <summary>Loads the networks of <paramref name="parts"/> onto <paramref name="device"/>.</summary>
    /// <param name="parts">The parts to be run.</param>
    /// <param name="datasets">Their data sets: networks that take any size are tried with the stimuli's.</param>
    /// <param name="device">Where the networks run.</param>
    /// <param name="sha256">The weights that trials will be kept under: a file that changed since is refused.</param>
    /// <param name="warn">Told which of several state dicts of a file was taken.</param>
    /// <exception cref="InputException">Weights are not what their models say; every such model is named.</exception>
    public static NetworkSet Load(
        IEnumerable<PlannedPart> parts,
        IReadOnlyDictionary<string, OpenDataset> datasets,
        Device device,
        Func<ModelEntry, string> sha256,
        Action<string> warn)
    {
        var networks = new NetworkSet();
        var problems = new List<string>();
        try
        {
            var shown = parts.SelectMany(part => part.Networks.Select(model => (Model: model, Dataset: datasets[part.Dataset.Key])));
            foreach (var group in shown.GroupBy(pair => pair.Model.Key))
            {
                var model = group.First().Model;
                try
                {
                    networks._networks[model.Key] = Load(model, Shown(model, group.Select(pair => pair.Dataset)), device, sha256(model), warn);
                }
                catch (InputException problem)
                {
                    problems.AddRange(problem.Problems.Select(model.Place.Say));
                }
            }

            if (problems.Count > 0) throw new InputException(problems);
            return networks;
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    /// <summary>Loads the network of a TorchScript or ONNX file; the caller owns it.</summary>
    /// <exception cref="InputException">The file is no network that can be shown the data sets' stimuli.</exception>
    public static Classifier Load(ModelEntry model, IEnumerable<OpenDataset> datasets, Device device) =>
        Load(model, NetworkFile.Read(model.Weights), Shown(model, datasets), device);

    public void Dispose()
    {
        foreach (var network in _networks.Values) network.Dispose();
    }

    /// <summary>The sizes that reach the network's first layer: its own, to which stimuli are resized, or the stimuli's.</summary>
    private static List<(int Height, int Width)> Shown(ModelEntry model, IEnumerable<OpenDataset> datasets) =>
        model.Preprocessing.Size is { } size ? [(size, size)] : [.. datasets.Select(dataset => (dataset.Height, dataset.Width)).Distinct()];

    private static Classifier Load(ModelEntry model, IReadOnlyList<(int Height, int Width)> shown, Device device, string sha256, Action<string> warn)
    {
        if (model.Architecture is { } architecture)
        {
            var weights = WeightFile.Read(model.Weights);
            RequireUnchanged(model, weights.Sha256, sha256);
            if (weights.Note is { } note) warn($"`{model.Key}`: {weights.Path}: {note}");
            return PreparedNetwork.Load(architecture, weights, model.Preprocessing, device);
        }

        var file = NetworkFile.Read(model.Weights);
        RequireUnchanged(model, file.Sha256, sha256);
        return Load(model, file, shown, device);
    }

    private static Classifier Load(ModelEntry model, NetworkFile file, IReadOnlyList<(int Height, int Width)> shown, Device device) =>
        model.Format == ModelFormat.Onnx
            ? OnnxNetwork.Load(file, model.Preprocessing, shown, device)
            : TorchScriptNetwork.Load(file, model.Preprocessing, shown, device);

    private static void RequireUnchanged(ModelEntry model, string found, string expected)
    {
        if (found != expected) throw new InputException($"{model.Weights} changed while the run began: run again once it is written");
    }
}
