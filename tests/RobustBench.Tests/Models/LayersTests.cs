using RobustBench.Models;
using RobustBench.Models.Weights;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models;

public sealed class LayersTests
{
    static LayersTests() => TorchNative.EnsureLoaded();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_prepared_form_computes_what_the_plain_form_does(int seed)
    {
        using var batch = Stimuli(4);
        using var scope = NewDisposeScope();
        using var plain = Tiny(LayerForm.Plain, seed);
        using var prepared = Tiny(LayerForm.Prepared, seed);

        var expected = plain.Forward(batch);
        var difference = (prepared.Forward(batch) - expected).abs().max().item<float>();

        Assert.InRange(difference, 0, 1e-5f * expected.abs().max().item<float>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Gradients_of_both_forms_are_those_of_finite_differences_and_each_other(bool prepared)
    {
        using var scope = NewDisposeScope();
        using var network = Tiny(Form(prepared), seed: 3);
        using var other = Tiny(LayerForm.Plain, seed: 3);

        var gradient = Gradient(network, 2);
        var expected = Gradient(other, 2);

        Assert.True(gradient.abs().max().item<float>() > 0);
        Assert.InRange((gradient - expected).abs().max().item<float>(), 0, 1e-5f * expected.abs().max().item<float>());
        Assert.InRange(Math.Abs(Slope(network, gradient) - 1), 0, 0.02);
    }

    [Fact]
    public void A_network_built_in_inference_mode_is_differentiable_outside_of_it()
    {
        using var scope = NewDisposeScope();
        Network network;
        using (inference_mode())
            network = Tiny(LayerForm.Prepared, seed: 3);
        using var freed = network;

        Assert.True(Gradient(network, 2).abs().max().item<float>() > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_batch_stays_as_it_was(bool prepared)
    {
        using var scope = NewDisposeScope();
        using var network = Tiny(Form(prepared), seed: 1);
        var batch = Stimuli(2);
        var copy = batch.clone();

        network.Forward(batch);

        Assert.True(batch.equal(copy).all().item<bool>());
        Assert.Equal(copy.stride(), batch.stride());
    }

    [Fact]
    public void Everything_that_does_not_fit_is_named_at_once()
    {
        var file = TinyNetwork.Weights(1)
            .Remove("norm.running_var").Remove("last.bias")
            .Weight("stem.weight", 8, 3, 5, 5).Weight("hidden.weight", 32)
            .Weight("head.weight", 5, 6).Weight("head.num_batches_tracked", 1)
            .File;

        var error = Assert.Throws<InputException>(() => Tiny(LayerForm.Plain, file));

        const string mend = "; name the architecture the weights were trained as";
        Assert.Equal(
            [
                $"weights.safetensors: tensor 'stem.weight': is 8x3x5x5, tiny needs it as 8x3x3x3{mend}",
                $"weights.safetensors: tensor 'norm.running_var': missing, tiny needs it as 8{mend}",
                $"weights.safetensors: tensor 'hidden.weight': is 32, tiny needs it as 6x32{mend}",
                $"weights.safetensors: tensor 'last.bias': missing, tiny needs it as 5{mend}",
                $"weights.safetensors: tensor 'head.weight': tiny has no place for it{mend}",
            ],
            error.Problems);
    }

    [Fact]
    public void The_classifier_has_as_many_classes_as_its_weights()
    {
        var file = TinyNetwork.Weights(1).Weight("last.weight", 100, 6).Weight("last.bias", 100).File;
        using var network = Tiny(LayerForm.Plain, file);
        using var scope = NewDisposeScope();

        Assert.Equal([2, 100], network.Forward(Stimuli(2)).shape);
    }

    private static LayerForm Form(bool prepared) => prepared ? LayerForm.Prepared : LayerForm.Plain;

    private static Network Tiny(LayerForm form, int seed) => Tiny(form, TinyNetwork.Weights(seed).File);

    private static Network Tiny(LayerForm form, WeightFile file) =>
        new(new Described(TinyNetwork.Build), file, TinyNetwork.Preprocessing, form, CPU);

    private static Tensor Stimuli(int count)
    {
        var random = new Random(7);
        return tensor(Enumerable.Range(0, count * 3 * 81).Select(_ => random.NextSingle()).ToArray(), [count, 3, 9, 9]);
    }

    private static Tensor Gradient(Network network, int count)
    {
        var batch = Stimuli(count).requires_grad_();
        return autograd.grad([network.Forward(batch).select(1, 0).sum()], [batch])[0];
    }

    /// <summary>How much the logits rise along the gradient, as a share of what the gradient foretells.</summary>
    private static double Slope(Network network, Tensor gradient)
    {
        const float step = 1e-3f;
        var along = gradient / gradient.norm() * step;
        var batch = Stimuli(2);
        var rise = (network.Forward(batch + along) - network.Forward(batch - along)).select(1, 0).sum().item<float>();
        return rise / (2 * step * gradient.norm().item<float>());
    }
}
