namespace RobustBench.Suites;

/// <summary>How a suite gives a network.</summary>
internal enum ModelFormat
{
    /// <summary>As weights of a built-in architecture.</summary>
    Weights,

    /// <summary>As a TorchScript file.</summary>
    TorchScript,

    /// <summary>As an ONNX file, which has no gradients and runs on the CPU.</summary>
    Onnx,
}
