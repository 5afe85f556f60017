namespace RobustBench.Conditions.Attacking;

/// <summary>What an attack asked of the network, image by image.</summary>
internal sealed class Ledger(int images)
{
    private readonly float?[] _firstLoss = new float?[images];
    private readonly bool[] _varied = new bool[images];
    private readonly int[] _queries = new int[images];
    private readonly int[] _gradients = new int[images];
    private readonly int[] _restarts = new int[images];

    /// <summary>Stimuli that the network decided about, for the attack.</summary>
    public IReadOnlyList<int> Queries => _queries;

    /// <summary>Gradients, each a pass forward and backward.</summary>
    public IReadOnlyList<int> Gradients => _gradients;

    /// <summary>Beginnings of the search after the first.</summary>
    public IReadOnlyList<int> Restarts => _restarts;

    /// <summary>
    /// Whether nothing that was asked about the image varied: all gradients were zero to the last bit, and all answers the
    /// same. Such a network is constant, or saturated, around the image, and that the attack failed says nothing about it.
    /// </summary>
    /// <remarks>A single answer tells nothing.</remarks>
    public bool IsFlat(int image) => (_gradients[image] > 0 || _queries[image] > 1) && !_varied[image];

    public void AddQuery(int image, float loss)
    {
        _queries[image]++;
        _varied[image] |= (_firstLoss[image] ??= loss) != loss;
    }

    /// <summary>Counts queries that were answered from what is known.</summary>
    public void AddKnown(int image, int queries) => _queries[image] += queries;

    public void AddGradient(int image, bool isZero)
    {
        _gradients[image]++;
        _varied[image] |= !isZero;
    }

    public void AddRestart(int image) => _restarts[image]++;
}
