using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace RobustBench.Models.Onnx;

/// <summary>Loads ONNX Runtime so that it keeps to itself: no telemetry, nothing written to the user's folders, no log.</summary>
internal static partial class OnnxLibrary
{
    private static readonly Lazy<OrtEnv> Loaded = new(Load);

    /// <summary>The version, in the library's own words.</summary>
    /// <exception cref="TypeInitializationException">It can't be loaded.</exception>
    public static string Version => Loaded.Value.GetVersionString();

    /// <summary>Loads it at the first call; to be called before any session is made.</summary>
    /// <exception cref="TypeInitializationException">It can't be loaded.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    private static OrtEnv Load()
    {
        // Read while it loads, when it would already make itself a device id and a data base of events in the user's cache.
        const string Variable = "ORT_DISABLE_TELEMETRY", Yes = "1";
        if (OperatingSystem.IsWindows()) Environment.SetEnvironmentVariable(Variable, Yes);
        else SetNativeVariable(Variable, Yes, overwrite: 1);

        // What matters comes as an exception; the log would go to standard error.
        var options = new EnvironmentCreationOptions { logId = "robustbench", logLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        var environment = OrtEnv.CreateInstanceWithOptions(ref options);
        environment.DisableTelemetryEvents();
        return environment;
    }

    /// <summary>Native code does not see what .NET sets.</summary>
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetNativeVariable(string name, string value, int overwrite);
}
