using RobustBench.Models;
using RobustBench.Models.Architectures;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models;

/// <summary>What must hold for the passes of every architecture, shown by the smallest network of each family.</summary>
public sealed class ArchitecturePassTests
{
    /// <summary>More numbers take long to draw; of families whose smallest network has more, a smaller one stands here.</summary>
    private const long Most = 9_000_000;

    private static readonly Architecture[] Small =
    [
        new VisionTransformer('s', 32, depth: 2, heads: 3, width: 48),
        new SwinTransformer('x', 24, 3, [2, 2, 2]),
        new ConvNeXt("small_one", [24, 48, 96], [1, 1, 1]),
        new ResNet("resnext_small", "", "", [1, 1, 1, 1], bottleneck: true, groups: 4, width: 8),
    ];

    static ArchitecturePassTests() => TorchNative.EnsureLoaded();

    public static TheoryData<string> Smallest =>
    [
        .. ArchitectureCatalogue.All.GroupBy(architecture => architecture.GetType())
            .Select(family => family.MinBy(architecture => Numbers(architecture))!).Where(smallest => Numbers(smallest) < Most).Concat(Small)
            .Select(architecture => architecture.Name),
    ];

    [Theory]
    [MemberData(nameof(Smallest))]
    public void Logits_do_not_depend_on_the_batch_have_gradients_and_leave_nothing(string name)
    {
        // Loading compares the prepared form with the plain one.
        using var network = Load(name);
        using var images = ProbeImages.Two(network.InputSize!.Value, network.InputSize.Value, CPU);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (var mode = inference_mode())
        {
            using var second = images.narrow(0, 1, 1);
            using var together = network.Forward(images);
            using var alone = network.Forward(second);
            var expected = Fixture.Floats(together)[(int)together.shape[1]..];
            Assert.All(expected.Zip(Fixture.Floats(alone)), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * expected.Max(Math.Abs)));
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        using var scope = NewDisposeScope();
        var watched = images.clone().requires_grad_();
        var gradient = autograd.grad([network.Forward(watched).sum()], [watched])[0];
        Assert.True(gradient.isfinite().all().item<bool>());
        Assert.True(gradient.abs().amax([1, 2, 3]).min().item<float>() > 0);
    }

    private static long Numbers(Architecture architecture) => TorchvisionTests.Needs(architecture).Sum(need => need.Shape.Aggregate(1L, (a, b) => a * b));

    private static PreparedNetwork Load(string name)
    {
        var architecture = Small.SingleOrDefault(small => small.Name == name) ?? ArchitectureCatalogue.Find(name)!;
        var weights = new RandomWeights(seed: 2018);
        foreach (var (key, shape) in TorchvisionTests.Needs(architecture))
        {
            // Norms that hardly change what they are given, so that deep networks stay well conditioned.
            long[] sides = [.. shape];
            if (key.EndsWith(".running_var", StringComparison.Ordinal)) weights.Add(key, [.. Enumerable.Repeat(0.5f, (int)sides[0])], sides);
            else if (sides.Length == 1 && key.EndsWith(".weight", StringComparison.Ordinal)) weights.Add(key, [.. Enumerable.Repeat(1f, (int)sides[0])], sides);
            else weights.Weight(key, sides);
        }

        return PreparedNetwork.Load(architecture, weights.File, architecture.Preprocessing, CPU);
    }
}
