using RobustBench.Models;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models.TorchScript;

public sealed class TorchScriptNetworkTests
{
    static TorchScriptNetworkTests() => TorchNative.EnsureLoaded();

    [Theory]
    [InlineData("traced.pt")]
    [InlineData("scripted.pt")]
    [InlineData("frozen.pt")]
    public void Gradients_are_those_of_differences(string name)
    {
        using var scope = NewDisposeScope();
        using var network = WholeNetworkTests.Load(name);
        var images = Fixture.Images().requires_grad_();

        var gradient = autograd.grad([network.Forward(images).select(1, 3).sum()], [images])[0];

        Assert.True(network.Differentiable);
        using var mode = inference_mode();
        // A step in the direction of the gradient's signs, which raises the sum by the step times the sum of their sizes.
        const float Step = 1e-3f;
        var up = network.Forward(images + (gradient.sign() * Step)).select(1, 3).sum();
        var down = network.Forward(images - (gradient.sign() * Step)).select(1, 3).sum();
        var rise = (up - down).item<float>() / (2 * Step);
        var expected = gradient.abs().sum().item<float>();
        Assert.True(expected > 0.1);
        Assert.InRange(rise / expected, 0.98, 1.02);
    }

    [Fact]
    public void A_network_without_gradients_says_so()
    {
        using var network = WholeNetworkTests.Load("no-gradient.pt");

        Assert.False(network.Differentiable);
    }

    [Fact]
    public void A_graph_is_kept_only_for_a_batch_that_asks_for_gradients()
    {
        using var scope = NewDisposeScope();
        using var network = WholeNetworkTests.Load("scripted.pt");

        Assert.False(network.Forward(Fixture.Images()).requires_grad);
    }

    [Fact]
    public void A_network_outlives_the_scope_and_mode_it_was_loaded_in()
    {
        Classifier network;
        using (NewDisposeScope())
        using (inference_mode())
        {
            network = WholeNetworkTests.Load("traced.pt");
        }

        using var freed = network;
        using var scope = NewDisposeScope();
        var images = Fixture.Images().requires_grad_();

        Assert.True(autograd.grad([network.Forward(images).sum()], [images])[0].abs().max().item<float>() > 0);
    }
}
