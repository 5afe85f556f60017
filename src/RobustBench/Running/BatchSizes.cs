namespace RobustBench.Running;

/// <summary>The default batch size: a fixed function of stimulus size and device, so that results can be repeated bit for bit.</summary>
internal static class BatchSizes
{
    // A pass runs on one thread, so a large batch gains nothing there, and costs memory on every thread. Measured at 32 × 32:
    // batches of 8 to 64 are as fast as each other, and 16 take 40 MB less than 64.
    private const long PixelsOnCpu = 8 * 224 * 224;
    private const int MostOnCpu = 16;
    private const int GpuFactor = 32;

    /// <summary>On the CPU at most 16 images and 0.4 million pixels, on a GPU 32 times as many: the default for stimuli of this size.</summary>
    public static int Default(int height, int width, bool gpu)
    {
        var factor = gpu ? GpuFactor : 1;
        return (int)Math.Clamp(PixelsOnCpu * factor / ((long)height * width), 1, MostOnCpu * factor);
    }

    /// <summary>
    /// The most stimuli in one pass of an attack's search. It does not depend on the batch size of the run, so that the search
    /// doesn't either; small networks gain from more than a batch's images, whose answers are all that is kept of them.
    /// </summary>
    public static int Together(int height, int width, bool gpu) => Default(height, width, gpu) * (gpu ? 4 : height * width <= 32 * 32 ? 8 : 1);

    /// <summary>The sizes that <c>--batch-size auto</c> measures.</summary>
    public static IEnumerable<int> Candidates(int height, int width, bool gpu)
    {
        var most = Default(height, width, gpu) * 4;
        return Enumerable.Range(0, 20).Select(power => 1 << power).Where(size => size * 16 >= most && size <= most);
    }
}
