using System.Globalization;
using System.Runtime.InteropServices;
using RobustBench.Data.Cue16;
using RobustBench.Models.Architectures;
using RobustBench.Randomness;
using static TorchSharp.torch;

namespace RobustBench.TrainZoo;

/// <summary>Trains one network on one thread, from random numbers that its name and seed alone decide.</summary>
/// <remarks>Stochastic gradient descent with Nesterov's momentum, one cycle of the learning rate (Smith and Topin 2018).</remarks>
internal sealed class Trainer(Recipe recipe, TrainingImages images, long seed)
{
    private const int BatchSize = 64;
    private const double Momentum = 0.9, WeightDecay = 5e-4, HighestRate = 0.1, FirstShare = 0.1, LastShare = 1e-3, WarmUp = 0.15;

    private readonly Dice _order = new(new NoiseSource(seed, recipe.Name, "order"));

    /// <summary>Trains and gives the network; the caller owns it.</summary>
    /// <param name="report">Told of every epoch.</param>
    public TrainableNetwork Train(Action<string> report)
    {
        // The tensors of all steps but the network's own are freed with a step's scope, which is this thread's alone.
        set_num_threads(1);
        var network = new TrainableNetwork(new Dice(new NoiseSource(seed, recipe.Name, "weights")));
        network.train();
        var decayed = network.named_parameters().Where(p => p.parameter.shape.Length > 1).Select(p => p.parameter);
        var others = network.named_parameters().Where(p => p.parameter.shape.Length == 1).Select(p => p.parameter);
        using var optimiser = optim.SGD(
            [Group(decayed, WeightDecay), Group(others, weightDecay: 0)], HighestRate, Momentum, nesterov: true);
        var steps = images.Count / BatchSize * recipe.Epochs;
        var step = 0;
        for (var epoch = 0; epoch < recipe.Epochs; epoch++)
        {
            var (loss, correct) = (0.0, 0.0);
            foreach (var batch in Shuffled().Chunk(BatchSize).Where(batch => batch.Length == BatchSize))
            {
                var rate = Rate((double)step++ / steps);
                foreach (var group in optimiser.ParamGroups) group.LearningRate = rate;
                var (batchLoss, batchCorrect) = Step(network, optimiser, batch, epoch);
                (loss, correct) = (loss + batchLoss, correct + batchCorrect);
            }

            var shown = images.Count / BatchSize * BatchSize;
            report(string.Create(
                CultureInfo.InvariantCulture,
                $"{recipe.Name}: epoch {epoch + 1} of {recipe.Epochs}, loss {loss * BatchSize / shown:F3}, training accuracy {100 * correct / shown:F1}%"));
        }

        network.eval();
        return network;
    }

    private static TorchSharp.Modules.SGD.ParamGroup Group(IEnumerable<TorchSharp.Modules.Parameter> parameters, double weightDecay) =>
        new(parameters, HighestRate, Momentum, dampening: 0, weightDecay, nesterov: true);

    /// <summary>Up in half a cosine, then down in a longer half.</summary>
    private static double Rate(double progress) => HighestRate * (progress < WarmUp
        ? FirstShare + (1 - FirstShare) * (1 - Math.Cos(Math.PI * progress / WarmUp)) / 2
        : LastShare + (1 - LastShare) * (1 + Math.Cos(Math.PI * (progress - WarmUp) / (1 - WarmUp))) / 2);

    private (double Loss, double Correct) Step(TrainableNetwork network, optim.Optimizer optimiser, int[] batch, int epoch)
    {
        using var scope = NewDisposeScope();
        var input = TrainableNetwork.ChannelsLast(Normalised(Stimuli(batch, epoch)));
        var labels = tensor(Array.ConvertAll(batch, index => (long)images.Label(index)));
        var logits = network.call(input);
        var loss = nn.functional.cross_entropy(logits, labels);
        optimiser.zero_grad();
        loss.backward();
        optimiser.step();
        return (loss.item<float>(), logits.argmax(1).eq(labels).sum().item<long>());
    }

    /// <summary>As the architecture normalises them when it is run.</summary>
    private static Tensor Normalised(Tensor stimuli)
    {
        var preprocessing = new Cue16ResNet().Preprocessing;
        var (mean, std) = (tensor(preprocessing.Mean.ToArray()).reshape(1, 3, 1, 1), tensor(preprocessing.Std.ToArray()).reshape(1, 3, 1, 1));
        return stimuli.sub_(mean).div_(std);
    }

    private Tensor Stimuli(int[] batch, int epoch)
    {
        const int Size = 3 * Canvas.Pixels;
        var pixels = new float[batch.Length * Size];
        foreach (var (position, index) in batch.Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{recipe.Name} {index} {epoch}");
            var dice = new Dice(new NoiseSource(seed, key, "view"));
            var condition = recipe.Conditions[dice.Below(recipe.Conditions.Count)];
            images.Write(index, condition, new NoiseSource(seed, key, condition.Key), dice, pixels.AsMemory(position * Size, Size));
        }

        var images4 = empty([batch.Length, 3, Canvas.Side, Canvas.Side], ScalarType.Float32);
        MemoryMarshal.AsBytes(pixels.AsSpan()).CopyTo(images4.bytes);
        return images4;
    }

    /// <summary>All images in random order (Fisher and Yates).</summary>
    private int[] Shuffled()
    {
        int[] order = [.. Enumerable.Range(0, images.Count)];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = _order.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
