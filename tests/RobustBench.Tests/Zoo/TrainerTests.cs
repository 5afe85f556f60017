using RobustBench.Data.Cue16;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using RobustBench.Tests.Trials;
using RobustBench.TrainZoo;
using static TorchSharp.torch;

namespace RobustBench.Tests.Zoo;

/// <summary>The training of the zoo, cut to a few steps.</summary>
public sealed class TrainerTests : IDisposable
{
    private static readonly TrainingImages Images = new(Stimuli.Original, limit: 160);

    private readonly TemporaryFolder _folder = new();

    static TrainerTests() => TorchNative.EnsureLoaded();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_seed_decides_every_byte_of_the_weights()
    {
        var first = Trained("uniform-noise", seed: 1);

        Assert.Equal(first, Trained("uniform-noise", seed: 1));
        Assert.NotEqual(first, Trained("uniform-noise", seed: 2));
        Assert.NotEqual(first, Trained("standard", seed: 1));
    }

    [Fact]
    public void The_harness_computes_the_logits_of_the_network_that_was_trained()
    {
        using var scope = NewDisposeScope();
        var architecture = new Cue16ResNet();
        using var trained = new Trainer(Short("standard"), Images, seed: 3).Train(_ => { });
        using var mode = no_grad();
        SafetensorsWriter.Write(_folder.File("weights.safetensors"), trained);
        using var network = PreparedNetwork.Load(architecture, WeightFile.Read(_folder.File("weights.safetensors")), architecture.Preprocessing, CPU);
        var random = new Random(7);
        var stimuli = tensor(Enumerable.Range(0, 4 * 3 * 64 * 64).Select(_ => random.NextSingle()).ToArray(), [4, 3, 64, 64]);

        var expected = trained.call((stimuli - 0.45f) / 0.25f);
        var logits = network.Forward(stimuli);

        Assert.InRange((logits - expected).abs().max().item<float>(), 0, 1e-4f * expected.abs().max().item<float>());
    }

    [Fact]
    public void Steps_make_the_loss_smaller()
    {
        var losses = new List<string>();
        using var network = new Trainer(Short("standard") with { Epochs = 12 }, Images, seed: 1).Train(losses.Add);

        static double Loss(string line) => double.Parse(line.Split("loss ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(12, losses.Count);
        Assert.True(Loss(losses[^1]) < 0.95 * Loss(losses[0]), string.Join('\n', losses));
    }

    private byte[] Trained(string recipe, long seed)
    {
        var file = _folder.File("trained.safetensors");
        using var network = new Trainer(Short(recipe), Images, seed).Train(_ => { });
        SafetensorsWriter.Write(file, network);
        return File.ReadAllBytes(file);
    }

    private static Recipe Short(string name) => Recipe.All.Single(recipe => recipe.Name == name) with { Epochs = 2 };
}
