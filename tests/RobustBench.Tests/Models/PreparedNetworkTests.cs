using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models;

public sealed class PreparedNetworkTests
{
    static PreparedNetworkTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void A_network_knows_its_classes_and_size()
    {
        using var network = Load();

        Assert.Equal((5, 9, DeviceType.CPU), (network.Classes, network.InputSize, network.Device.type));
    }

    [Fact]
    public void The_result_is_the_callers_and_nothing_else_is_left()
    {
        using var network = Load();
        using var batch = ones(2, 3, 9, 9);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var i = 0; i < 50; i++)
            network.Forward(batch).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Loading_and_freeing_leave_nothing()
    {
        Load().Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Load().Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_network_outlives_the_scope_it_was_loaded_in()
    {
        PreparedNetwork network;
        using (NewDisposeScope())
            network = Load();
        using var freed = network;
        using var batch = ones(1, 3, 9, 9);

        using var logits = network.Forward(batch);

        Assert.Equal([1, 5], logits.shape);
    }

    [Fact]
    public void Gradients_reach_the_batch()
    {
        using var scope = NewDisposeScope();
        using var network = Load();
        var batch = full([2, 3, 9, 9], 0.3f).requires_grad_();

        var gradient = autograd.grad([network.Forward(batch).sum()], [batch])[0];

        Assert.True(gradient.abs().max().item<float>() > 0);
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1L, 3L, 9L, 9L)]
    [InlineData(ScalarType.Byte, 1L, 3L, 9L, 9L)]
    [InlineData(ScalarType.Float32, 0L, 3L, 9L, 9L)]
    [InlineData(ScalarType.Float32, 1L, 1L, 9L, 9L)]
    [InlineData(ScalarType.Float32, 1L, 3L, 8L, 9L)]
    [InlineData(ScalarType.Float32, 1L, 3L, 9L, 10L)]
    [InlineData(ScalarType.Float32, 3L, 9L, 9L)]
    public void Any_other_batch_is_refused_before_it_reaches_libtorch(ScalarType dtype, params long[] shape)
    {
        using var network = Load();
        using var batch = zeros(shape, dtype);

        Assert.Throws<ArgumentException>(() => network.Forward(batch));
    }

    [Fact]
    public void A_batch_on_another_device_is_refused()
    {
        using var network = Load();
        using var batch = zeros([1, 3, 9, 9], device: new Device(DeviceType.META));

        Assert.Throws<ArgumentException>(() => network.Forward(batch));
    }

    [Fact]
    public void Weights_that_give_no_finite_logits_are_the_files_fault()
    {
        var file = TinyNetwork.Weights(1).Add("last.bias", [0, float.NaN, 0, 0, 0], 5).File;

        var error = Assert.Throws<InputException>(() => Load(file: file));

        Assert.Contains("not finite", Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_size_the_architecture_cannot_take_is_the_users_fault()
    {
        var large = TinyNetwork.Preprocessing with { Size = 32 };

        var error = Assert.Throws<InputException>(() => Load(preprocessing: large));

        Assert.Contains("cannot take images of 32×32", Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_prepared_form_that_differs_is_refused_as_a_fault_of_the_program()
    {
        // A layer that tells the forms apart by their memory layout, as no right one does.
        Layer wrong = input => input.is_contiguous() ? input.clone() : input * 1.01f;
        var architecture = new Described(layers => Layers.Sequence(wrong, TinyNetwork.Build(layers)));

        Assert.Throws<InvalidOperationException>(() => Load(architecture));
    }

    [Theory]
    [InlineData(0f, 9)]
    [InlineData(float.NaN, 9)]
    [InlineData(1f, 0)]
    public void Preprocessing_without_meaning_is_refused(float std, int size)
    {
        var preprocessing = new Preprocessing { Mean = [0, 0, 0], Std = [1, 1, std], Size = size };

        Assert.Throws<ArgumentException>(() => Load(preprocessing: preprocessing));
    }

    private static PreparedNetwork Load(
        Architecture? architecture = null, WeightFile? file = null, Preprocessing? preprocessing = null) =>
        PreparedNetwork.Load(
            architecture ?? new Described(TinyNetwork.Build),
            file ?? TinyNetwork.Weights(1).File,
            preprocessing ?? TinyNetwork.Preprocessing,
            CPU);
}
