using RobustBench.Models;
using RobustBench.Models.Weights;
using RobustBench.Running;
using RobustBench.Suites;

namespace RobustBench.Auditing;

/// <summary>A model's network as it runs, and in the other forms that are asked for.</summary>
internal sealed class AuditNetworks : IDisposable
{
    private readonly ModelEntry _model;
    private readonly Dictionary<string, Lazy<Classifier>> _others = [];

    /// <summary>Loads the network.</summary>
    /// <exception cref="InputException">It does not fit its weights, or the data set.</exception>
    public AuditNetworks(ModelEntry model, OpenDataset dataset)
    {
        _model = model;
        try
        {
            Own = model.Architecture is { } architecture
                ? PreparedNetwork.Load(architecture, WeightFile.Read(model.Weights), model.Preprocessing, TorchDevice.Cpu)
                : NetworkSet.Load(model, [dataset], TorchDevice.Cpu);
        }
        catch (InputException problem)
        {
            throw new InputException([.. problem.Problems.Select(model.Place.Say)]);
        }
    }

    /// <summary>The network as it runs.</summary>
    public Classifier Own { get; }

    /// <summary>The network that a variant is shown to; loaded when it is first asked for, by any thread.</summary>
    public Classifier For(AuditVariant variant)
    {
        if (variant.Network is not var (form, precision)) return Own;
        Lazy<Classifier> other;
        lock (_others)
        {
            if (!_others.TryGetValue(variant.Name, out other!))
            {
                _others[variant.Name] = other = new Lazy<Classifier>(
                    () => OtherForm.Load(_model.Architecture!, WeightFile.Read(_model.Weights), _model.Preprocessing, TorchDevice.Cpu, form, precision));
            }
        }

        return other.Value;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Own.Dispose();
        foreach (var other in _others.Values.Where(other => other.IsValueCreated)) other.Value.Dispose();
    }
}
