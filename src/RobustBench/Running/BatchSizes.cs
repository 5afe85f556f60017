namespace RobustBench.Running;

/// <summary>The default batch size: a fixed function of stimulus size and device, so that results can be repeated bit for bit.</summary>
internal static class BatchSizes
{
    // Measured: 32 images of 224 × 224 and 64 small ones keep a layer's activations near the processor's caches.
    private const long PixelsOnCpu = 32 * 224 * 224;
    private const int MostOnCpu = 64;
    private const int GpuFactor = 8;

    /// <summary>On the CPU at most 64 images and about 1.6 million pixels, on a GPU eight times as many: the default for stimuli of this size.</summary>
    public static int Default(int height, int width, bool gpu)
    {
        var factor = gpu ? GpuFactor : 1;
        return (int)Math.Clamp(PixelsOnCpu * factor / ((long)height * width), 1, MostOnCpu * factor);
    }

    /// <summary>The sizes that <c>--batch-size auto</c> measures.</summary>
    public static IEnumerable<int> Candidates(int height, int width, bool gpu)
    {
        var most = Default(height, width, gpu) * 4;
        return Enumerable.Range(0, 20).Select(power => 1 << power).Where(size => size * 16 >= most && size <= most);
    }
}
