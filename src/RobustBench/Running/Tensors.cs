using System.Runtime.InteropServices;
using RobustBench.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>The way of a batch into a network and of its logits back, in bulk copies.</summary>
internal static class Tensors
{
    /// <summary>Managed stimuli as a tensor N×3×H×W on the device; the caller owns it.</summary>
    public static Tensor FromStimuli(ReadOnlySpan<float> pixels, int count, int height, int width, Device device)
    {
        var batch = empty([count, 3, height, width], ScalarType.Float32);
        MemoryMarshal.AsBytes(pixels).CopyTo(batch.bytes);
        if (device.type == DeviceType.CPU) return batch;
        using (batch) return batch.to(device);
    }

    /// <summary>The logits of a batch, image by image.</summary>
    public static float[] Logits(Classifier network, Tensor batch)
    {
        using var logits = network.Forward(batch);
        return Floats(logits);
    }

    /// <summary>The values of a float32 tensor, in the order of its indices.</summary>
    public static float[] Floats(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var here = tensor.cpu().contiguous();
        var values = new float[here.NumberOfElements];
        here.bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
