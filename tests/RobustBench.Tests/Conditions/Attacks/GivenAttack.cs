using RobustBench.Conditions.Attacking;
using RobustBench.Data.Labels;
using RobustBench.Models;
using RobustBench.Randomness;
using RobustBench.Running;
using static TorchSharp.torch;

namespace RobustBench.Tests.Conditions.Attacks;

/// <summary>Runs one attack on a few images.</summary>
internal static class GivenAttack
{
    /// <summary>The images after the attack, and what was asked; settings are written as in its key: <c>epsilon=0.1,norm=l2</c>.</summary>
    public static (float[][] Images, Ledger Ledger) Run(
        string attack, string settings, Classifier network, float[][] images, int[] goals, bool targeted = false, int together = 8, string[]? keys = null, LabelMap? map = null)
    {
        var family = AttackCatalogue.Find(attack)!;
        var side = (int)Math.Sqrt(images[0].Length / 3);
        using var stimuli = tensor([.. images.SelectMany(image => image)], [images.Length, 3, side, side]);
        using var batch = new AttackBatch(network, map, stimuli, goals, targeted, together, CancellationToken.None);
        keys ??= [.. Enumerable.Range(0, images.Length).Select(index => $"{index}")];
        var attempt = new Attempt(batch, [.. keys.Select(key => new NoiseSource(Given.Seed, key, attack))]);
        using var result = family.Run(attempt, Given.SettingsOf(family.Parameters, settings));
        return ([.. Tensors.Floats(result).Chunk(images[0].Length)], attempt.Ledger);
    }

    /// <summary>Random images, the same for the same seed.</summary>
    public static float[][] Images(int count, int side, int seed = Given.Seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 3 * side * side).Select(_ => random.NextSingle()).ToArray())];
    }

    /// <summary>What the network decides about images.</summary>
    public static int[] Decisions(Classifier network, float[][] images)
    {
        var side = (int)Math.Sqrt(images[0].Length / 3);
        using var stimuli = tensor([.. images.SelectMany(image => image)], [images.Length, 3, side, side]);
        return [.. Tensors.Logits(network, stimuli).Chunk(network.Classes).Select(logits => Array.IndexOf(logits, logits.Max()))];
    }

    /// <summary>The largest change of a value.</summary>
    public static double LInf(float[] a, float[] b) => a.Zip(b, (x, y) => Math.Abs((double)x - y)).Max();

    /// <summary>The root of the sum of squares of the changes.</summary>
    public static double L2(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => Math.Pow((double)x - y, 2)).Sum());
}
