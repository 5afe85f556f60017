using RobustBench.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Doctoring;

/// <summary>libtorch: that it loads, what <c>--device auto</c> is, and that it computes.</summary>
internal static class TorchCheck
{
    private const string Library = "libtorch", DeviceName = "device", Forward = "forward pass";

    private const string Rebuild =
        "build again with dotnet build -c Release, or publish the program again; where the message names a library of the system, install that";

    /// <summary>The library alone where it does not load, else all three.</summary>
    public static IEnumerable<Finding> All()
    {
        var library = Guard.Look(Library, Rebuild, Load);
        yield return library;
        if (library.Status == FindingStatus.Fault) yield break;
        yield return Guard.Look(DeviceName, "run with --device cpu", () => Device(Built.TorchBackend, File.Exists("/dev/nvidia0")));
        yield return Guard.Look(Forward, Rebuild, Pass);
    }

    private static Finding Load()
    {
        TorchNative.EnsureLoaded();
        return Finding.Ok(Library, $"{Built.LibTorch} with TorchSharp {Built.TorchSharp}: {TorchNative.Report}");
    }

    private static Finding Device(string? backend, bool hasGpu)
    {
        var device = TorchDevice.Resolve("auto");
        var gpus = cuda.is_available() ? cuda.device_count() : 0;
        var text = $"auto is {device}; built for {backend}; GPUs seen: {gpus}";
        return (backend, gpus) switch
        {
            ("cuda", 0) => Finding.Warning(DeviceName, text, "install NVIDIA's driver (nvidia-smi must list the GPU), or build without -p:TorchBackend=cuda"),
            ("cpu", _) when hasGpu => Finding.Warning(DeviceName, $"{text}; this machine has one", "build with -p:TorchBackend=cuda"),
            _ => Finding.Ok(DeviceName, text),
        };
    }

    /// <summary>A convolution and a matrix product of small whole numbers, which no rounding changes.</summary>
    private static Finding Pass()
    {
        using Scalar expected = 3 * 3 * 3 * 4f, parts = 5;
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var device = TorchDevice.Resolve("auto");
        var images = ones(2, 3, 4, 4, device: device);
        var maps = nn.functional.conv2d(images, ones(5, 3, 3, 3, device: device));
        var logits = maps.flatten(1).matmul(ones(5 * 4, 7, device: device)).div(parts);
        return logits.shape is [2, 7] && logits.eq(expected).all().item<bool>()
            ? Finding.Ok(Forward, $"works on {device}")
            : Finding.Fault(Forward, $"{device} computes wrong numbers", Rebuild);
    }
}
