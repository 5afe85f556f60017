using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>Where networks run. The way to a device goes through here, so that libtorch is loaded before it is touched.</summary>
internal static class TorchDevice
{
    /// <summary>The processor.</summary>
    public static Device Cpu => Resolve("cpu");

    /// <summary>The device of a name: <c>auto</c> (a GPU if libtorch sees one), <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    /// <exception cref="InputException">There is no such device here.</exception>
    /// <exception cref="DllNotFoundException">libtorch cannot be loaded; the message says the mend.</exception>
    public static Device Resolve(string name)
    {
        TorchNative.EnsureLoaded();
        return name switch
        {
            "cpu" => new Device(DeviceType.CPU),
            "auto" => new Device(cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU),
            "cuda" => Gpu(name, 0),
            _ when name.StartsWith("cuda:", StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index) => Gpu(name, index),
            _ => throw new InputException($"device '{name}': unknown; choose auto, cpu, cuda or cuda:N"),
        };
    }

    /// <summary>Keeps convolutions on a GPU as exact as the CPU's; libtorch must be loaded.</summary>
    public static void KeepPrecision(Device device)
    {
        // TF32, which libtorch allows by default, rounds to ten bits: not what the CPU computes.
        if (device.type == DeviceType.CUDA) backends.cudnn.allow_tf32 = false;
    }

    private static Device Gpu(string name, int index)
    {
        var count = cuda.is_available() ? cuda.device_count() : 0;
        return index < count
            ? new Device(DeviceType.CUDA, index)
            : throw new InputException(
                $"device '{name}': libtorch sees {count} GPUs here; use cpu, or build with -p:TorchBackend=cuda");
    }
}
