using RobustBench.Models;
using RobustBench.Models.Weights;
using RobustBench.Suites;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>The networks of a run, prepared and checked, by the keys of their models.</summary>
internal sealed class NetworkSet : IDisposable
{
    private readonly Dictionary<string, PreparedNetwork> _networks = [];

    private NetworkSet()
    {
    }

    public PreparedNetwork this[ModelEntry model] => _networks[model.Key];

    /// <summary>Loads the networks of <paramref name="models"/> onto <paramref name="device"/>.</summary>
    /// <exception cref="InputException">Weights are not what their models say; every such model is named.</exception>
    public static NetworkSet Load(IEnumerable<ModelEntry> models, Device device)
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
