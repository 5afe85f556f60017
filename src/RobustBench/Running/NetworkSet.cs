using RobustBench.Models;
using RobustBench.Models.Weights;
using RobustBench.Suites;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>The networks of a run, prepared and checked, by the keys of their models.</summary>
internal sealed class NetworkSet : IDisposable
{
    private readonly Dictionary<string, Classifier> _networks = [];

    private NetworkSet()
    {
    }

    public Classifier this[ModelEntry model] => _networks[model.Key];

    /// <summary>Loads the networks of <paramref name="models"/> onto <paramref name="device"/>.</summary>
    /// <param name="models">The models.</param>
    /// <param name="device">Where the networks run.</param>
    /// <param name="sha256">The weights that trials will be kept under: a file that changed since is refused.</param>
    /// <exception cref="InputException">Weights are not what their models say; every such model is named.</exception>
    public static NetworkSet Load(IEnumerable<ModelEntry> models, Device device, Func<ModelEntry, string> sha256)
    {
        var networks = new NetworkSet();
        var problems = new List<string>();
        try
        {
            foreach (var model in models)
            {
                try
                {
                    var weights = WeightFile.Read(model.Weights);
                    if (weights.Sha256 != sha256(model))
                        throw new InputException($"{model.Weights} changed while the run began: run again once it is written");
                    networks._networks[model.Key] = PreparedNetwork.Load(model.Architecture, weights, model.Preprocessing, device);
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

    public void Dispose()
    {
        foreach (var network in _networks.Values) network.Dispose();
    }
}
