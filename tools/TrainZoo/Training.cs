using System.Diagnostics;
using System.Globalization;
using RobustBench.Data.Cue16;
using RobustBench.Models;

namespace RobustBench.TrainZoo;

/// <summary>Trains networks of the zoo, one on each processor at a time.</summary>
internal static class Training
{
    /// <summary>Writes <c>NAME.safetensors</c> of each recipe into a folder.</summary>
    public static void Run(IReadOnlyList<Recipe> recipes, long seed, string folder)
    {
        TorchNative.EnsureLoaded();
        Directory.CreateDirectory(folder);
        var images = recipes.Select(recipe => recipe.Stimuli).Distinct().ToDictionary(stimuli => stimuli, Draw);
        // The longest first, so that no processor is left with one at the end.
        var queue = recipes.OrderByDescending(recipe => recipe.Epochs).ToList();
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(queue, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            recipe => Train(recipe, images[recipe.Stimuli], seed, folder));
    }

    private static void Train(Recipe recipe, TrainingImages images, long seed, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        using var network = new Trainer(recipe, images, seed).Train(line => Say(line, start));
        SafetensorsWriter.Write(Path.Combine(folder, recipe.Name + ".safetensors"), network);
    }

    private static TrainingImages Draw(Stimuli stimuli)
    {
        var start = Stopwatch.GetTimestamp();
        var images = new TrainingImages(stimuli);
        Say($"{images.Count} training images ({stimuli}) drawn", start);
        return images;
    }

    private static void Say(string line, long start) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{line}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s"));
}
