using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>Stimuli that a network is tried with when it is loaded.</summary>
internal static class ProbeImages
{
    /// <summary>Two stimuli that look like noise: the multiples of the golden ratio modulo 1. The caller owns them.</summary>
    /// <returns>2×3×H×W float32 in [0, 1).</returns>
    public static Tensor Two(int height, int width, Device device)
    {
        var values = new float[2 * 3 * height * width];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(i * 0.6180339887498949 % 1);
        return tensor(values, [2, 3, height, width], device: device);
    }
}
