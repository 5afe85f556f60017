using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace RobustBench.Acceptance.Models;

/// <summary>Networks of torchvision and TensorFlow with their published weights.</summary>
public sealed class ImageNetNetworkTests(ITestOutputHelper output)
{
    [SkippableTheory]
    [InlineData("squeezenet1_0", "squeezenet1_0", "imagenet", 227)]
    [InlineData("squeezenet1_1", "squeezenet1_1", "imagenet", 224)]
    [InlineData("tf_mobilenetv2_100", "tf_mobilenet_v2", "half", 224)]
    [InlineData("tf_mobilenetv1_050", "tf_mobilenet_v1_050", "half", 160)]
    public void Logits_are_those_that_PyTorch_computes(string name, string weights, string normalised, int size)
    {
        Reference.Require();
        var (input, expected) = (
            Npy.Read(Reference.File($"imagenet/stored-logits/input2-input16_{normalised}_{size}.npy")), Npy.Read(Reference.File($"imagenet/stored-logits/{weights}.npy")));
        // The stored inputs are normalised already.
        using var network = Load(name, weights, new Preprocessing { Mean = [0, 0, 0], Std = [1, 1, 1], Size = size });
        using var mode = inference_mode();
        using var batch = tensor(input.Values.Select(value => (float)value).ToArray(), [.. input.Shape.Select(side => (long)side)]);

        using var logits = network.Forward(batch);

        Assert.Equal(expected.Shape.Select(side => (long)side), logits.shape);
        var difference = expected.Values.Zip(logits.data<float>().ToArray(), (e, a) => Math.Abs(e - a)).Max();
        output.WriteLine($"{name}: largest difference {difference:G3}");
        Assert.InRange(difference, 0, 1e-3);
    }

    [SkippableFact]
    public void The_gradient_is_the_slope_of_the_logits()
    {
        Reference.Require();
        var architecture = ArchitectureCatalogue.Find("squeezenet1_1")!;
        using var network = Load(architecture.Name, architecture.Name, architecture.Preprocessing);
        using var scope = NewDisposeScope();
        using var generator = new Generator(2018);
        var stimulus = rand([1, 3, 224, 224], generator: generator);
        var direction = randn([1, 3, 224, 224], generator: generator);
        var at = stimulus.clone().requires_grad_();
        var slope = autograd.grad([network.Forward(at)[0, 281]], [at])[0].mul(direction).sum().item<float>();
        // Among 150,528 pixels some rectifier changes sides within any step that float32 can tell: a twentieth is left to them.
        const double Step = 3e-4;

        var (above, below) = (Logit(stimulus + direction * Step), Logit(stimulus - direction * Step));

        Assert.Equal((above - below) / (2 * Step), slope, 0.05 * Math.Abs(slope));

        double Logit(Tensor image)
        {
            using var quiet = no_grad();
            return network.Forward(image)[0, 281].item<float>();
        }
    }

    private static PreparedNetwork Load(string name, string weights, Preprocessing preprocessing) => PreparedNetwork.Load(
        ArchitectureCatalogue.Find(name)!, WeightFile.Read(Reference.File($"imagenet/models/{weights}.safetensors")), preprocessing, TorchDevice.Cpu);
}
