using System.Runtime.InteropServices;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models;

/// <summary>A weight file in memory whose numbers come from a fixed seed.</summary>
internal sealed class RandomWeights(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, WeightTensor> _tensors = [];

    public WeightFile File => new("weights.safetensors", new string('0', 64), _tensors);

    public RandomWeights Add(string name, float[] values, params long[] shape)
    {
        _tensors[name] = new WeightTensor(name, WeightType.F32, shape, MemoryMarshal.AsBytes<float>(values).ToArray());
        return this;
    }

    public RandomWeights Remove(string name)
    {
        _tensors.Remove(name);
        return this;
    }

    /// <summary>Values in [−1, 1), made smaller as a layer's inputs grow in number.</summary>
    public RandomWeights Weight(string name, params long[] shape)
    {
        var inputs = shape[1..].Aggregate(1L, (a, b) => a * b);
        return Add(name, Values(shape, () => ((_random.NextSingle() * 2) - 1) / MathF.Sqrt(inputs)), shape);
    }

    /// <summary>A batch norm with scales of both signs and variances from far below ε to 2.</summary>
    public RandomWeights Norm(string name, long channels)
    {
        Weight($"{name}.weight", channels);
        Weight($"{name}.bias", channels);
        Weight($"{name}.running_mean", channels);
        Add($"{name}.running_var", Values([channels], () => MathF.Pow(10, -_random.NextSingle() * 7) * 2), channels);
        return Add($"{name}.num_batches_tracked", [391], 1);
    }

    private static float[] Values(long[] shape, Func<float> next) =>
        Enumerable.Range(0, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(_ => next()).ToArray();
}
