using System.Diagnostics;
using RobustBench.Suites;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>Finds the batch size at which all networks of a run together show the most images in a second.</summary>
internal static class BatchSizeMeasurement
{
    /// <summary>Measures each candidate once warm and twice on the clock, and takes the fastest.</summary>
    public static int Best(OpenDataset dataset, NetworkSet networks, IReadOnlyList<ModelEntry> models, Device device) =>
        BatchSizes.Candidates(dataset.Height, dataset.Width, device.type == DeviceType.CUDA)
            .MinBy(size => SecondsPerImage(size, dataset, networks, models, device));

    private static double SecondsPerImage(
        int size, OpenDataset dataset, NetworkSet networks, IReadOnlyList<ModelEntry> models, Device device)
    {
        const int Rounds = 2;
        using var mode = inference_mode();
        using var batch = zeros([size, 3, dataset.Height, dataset.Width], ScalarType.Float32, device);
        Show();
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++) Show();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / (Rounds * size);

        void Show()
        {
            foreach (var model in models) Tensors.Logits(networks[model], batch);
        }
    }
}
