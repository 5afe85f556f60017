using TorchSharp;

namespace RobustBench.Models;

/// <summary>
/// Scalars that are never freed. TorchSharp hands libtorch the address of a scalar and holds it no longer: where a number is
/// written in its place, a collection at that moment frees it, and libtorch reads what lies there then. So scalars come from
/// here, or are variables that are disposed of after the call; <c>add</c> is given its factor, which it would make itself.
/// </summary>
internal static class KeptScalars
{
    /// <summary>0.</summary>
    public static readonly Scalar Zero = 0;

    /// <summary>1.</summary>
    public static readonly Scalar One = 1;
}
