using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>
/// The results of a network's ReLUs in the order in which a pass computes them, from 1 on: what style transfer looks at. So
/// every architecture has them without a word of its own.
/// </summary>
internal sealed class Activations : IDisposable
{
    /// <summary>Who watches the passes of this thread.</summary>
    [ThreadStatic]
    private static Activations? Watching;

    private readonly IReadOnlyCollection<int>? _wanted;
    private readonly Dictionary<int, Tensor> _kept = [];
    private int _passed;

    private Activations(IReadOnlyCollection<int>? wanted) => _wanted = wanted;

    /// <summary>The number of ReLUs that the pass went through.</summary>
    public int Count => _passed;

    /// <summary>The result N×C×H×W of a ReLU that was wanted.</summary>
    public Tensor this[int number] => _kept[number];

    /// <summary>Runs a pass on this thread and keeps some of its activations, with their graph for gradients where one is kept. The tensors live as long as the result.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="wanted">The numbers of the ReLUs; null: all.</param>
    public static Activations Of(Action pass, IReadOnlyCollection<int>? wanted)
    {
        var activations = new Activations(wanted);
        Watching = activations;
        try
        {
            pass();
            return activations;
        }
        catch
        {
            activations.Dispose();
            throw;
        }
        finally
        {
            Watching = null;
        }
    }

    /// <summary>Told of each ReLU's result as it is computed.</summary>
    public static Tensor Pass(Tensor result)
    {
        Watching?.Keep(result);
        return result;
    }

    private void Keep(Tensor result)
    {
        _passed++;
        // A second handle: whoever runs the network disposes of the first. No layer overwrites a ReLU's result.
        if (_wanted?.Contains(_passed) ?? true) _kept.Add(_passed, result.alias().DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _kept.Values) tensor.Dispose();
        _kept.Clear();
    }
}
