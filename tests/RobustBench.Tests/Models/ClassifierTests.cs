using RobustBench.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models;

public sealed class ClassifierTests
{
    static ClassifierTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void Stimuli_of_another_size_are_resized_with_a_triangle_filter_that_covers_every_pixel()
    {
        // From 4 to 2: the first output lies at 1.0 between four inputs at 0.5 … 3.5; the filter reaches 2 pixels.
        var weights = new[] { 0.75, 0.75, 0.25 }.Select(weight => weight / 1.75).ToArray();
        using var network = new Passing(size: 2);
        using var batch = arange(48, dtype: ScalarType.Float32).reshape(1, 3, 4, 4) / 48;

        using var resized = network.Forward(batch);

        double At(int channel, int row, int column) => (from y in Enumerable.Range(0, 3)
                                                        from x in Enumerable.Range(0, 3)
                                                        let source = 16 * channel + 4 * (row == 0 ? y : 3 - y) + (column == 0 ? x : 3 - x)
                                                        select weights[y] * weights[x] * source / 48).Sum();
        var expected = from channel in Enumerable.Range(0, 3) from row in Enumerable.Range(0, 2) from column in Enumerable.Range(0, 2) select At(channel, row, column);
        Assert.All(expected.Zip(resized.data<float>()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Stimuli_of_the_networks_size_are_not_touched()
    {
        using var network = new Passing(size: 4);
        using var batch = rand([2, 3, 4, 4]);

        using var passed = network.Forward(batch);

        Assert.Equal(batch.data<float>().ToArray(), passed.data<float>().ToArray());
    }

    [Fact]
    public void Gradients_reach_the_stimulus_through_the_resizing()
    {
        using var network = new Passing(size: 2);
        using var batch = ones([1, 3, 6, 6], requires_grad: true);

        using var logits = network.Forward(batch);
        using var sum = logits.sum();
        using var gradient = autograd.grad([sum], [batch])[0];

        Assert.Equal(12, gradient.sum().item<float>(), 4);
        Assert.True(gradient.min().item<float>() > 0);
    }

    [Fact]
    public void A_stimulus_that_is_no_square_has_no_other_size()
    {
        using var network = new Passing(size: 2);
        using var batch = ones([1, 3, 4, 6]);

        Assert.Throws<ArgumentException>(() => network.Forward(batch));
    }

    private sealed class Passing(int size) : Classifier(3 * size * size, size, new Device(DeviceType.CPU))
    {
        public override bool Differentiable => true;

        public override void Dispose()
        {
        }

        protected override Tensor Logits(Tensor batch) => batch.flatten(1).clone();
    }
}
