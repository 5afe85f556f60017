namespace RobustBench.Running;

/// <summary>What may run the networks.</summary>
public enum Backend
{
    /// <summary>For each model what its file is made for.</summary>
    Auto,

    /// <summary>libtorch alone: architectures and TorchScript.</summary>
    Torch,

    /// <summary>ONNX Runtime alone.</summary>
    Onnx,
}
