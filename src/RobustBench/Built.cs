using System.Reflection;

namespace RobustBench;

/// <summary>What this program was built with, told without loading a native library.</summary>
internal static class Built
{
    /// <summary>The version of the program.</summary>
    public static string? Version =>
        typeof(Built).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    /// <summary>The version of libtorch.</summary>
    public static string? LibTorch => Fact("LibTorchVersion");

    /// <summary>The version of TorchSharp.</summary>
    public static string? TorchSharp => typeof(TorchSharp.torch).Assembly.GetName().Version?.ToString(3);

    /// <summary>The version of ONNX Runtime.</summary>
    public static string? OnnxRuntime => Fact("OnnxRuntimeVersion");

    /// <summary>The devices that libtorch was taken for: <c>cpu</c> or <c>cuda</c>.</summary>
    public static string? TorchBackend => Fact("TorchBackend");

    private static string? Fact(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == key)?.Value;
}
