namespace RobustBench.Tests.Models;

/// <summary>Random weights for the architecture <c>cue16_resnet</c>, under torchvision's names.</summary>
internal static class Cue16Weights
{
    public static RandomWeights Of(int seed, int classes = 16)
    {
        var weights = new RandomWeights(seed).Weight("conv1.weight", 16, 3, 5, 5).Norm("bn1", 16);
        (int In, int Out)[] stages = [(16, 16), (16, 24), (24, 40), (40, 56)];
        foreach (var (index, (inputs, outputs)) in stages.Index())
        {
            var block = $"layer{index + 1}.0";
            weights.Weight($"{block}.conv1.weight", outputs, inputs, 3, 3).Norm($"{block}.bn1", outputs);
            weights.Weight($"{block}.conv2.weight", outputs, outputs, 3, 3).Norm($"{block}.bn2", outputs);
            if (inputs != outputs)
                weights.Weight($"{block}.downsample.0.weight", outputs, inputs, 1, 1).Norm($"{block}.downsample.1", outputs);
        }

        return weights.Weight("fc.weight", classes, 56).Weight("fc.bias", classes);
    }
}
