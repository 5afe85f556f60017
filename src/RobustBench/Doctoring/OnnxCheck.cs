using RobustBench.Models.Onnx;

namespace RobustBench.Doctoring;

/// <summary>ONNX Runtime, which only suites with <c>onnx:</c> models need.</summary>
internal static class OnnxCheck
{
    private const string Name = "ONNX Runtime";

    /// <summary>That it loads; its version is the library's own word.</summary>
    public static Finding Library() => Guard.Look(
        Name,
        "build again with dotnet build -c Release, or publish the program again; models given as `onnx:` do not run until then",
        () => Finding.Ok(Name, OnnxLibrary.Version));
}
