using RobustBench.Models;
using static TorchSharp.torch;

namespace RobustBench.Tests.Running;

/// <summary>Counts the tensors of the whole process, so no other test may run beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "alone";
}

[Collection(RunsAlone.Name)]
public sealed class TensorOwnershipTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    static TensorOwnershipTests() => TorchNative.EnsureLoaded();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void A_run_leaves_no_tensor()
    {
        _tiny.Run("first");
        var before = Tensor.TotalCount;

        _tiny.Run("second");

        Assert.Equal(before, Tensor.TotalCount);
    }
}
