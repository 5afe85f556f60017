namespace RobustBench.Models.Weights;

/// <summary>The number formats of stored weights, under the names the safetensors format gives them.</summary>
internal enum WeightType
{
    F64,
    F32,
    F16,

    /// <summary>The upper half of a <see cref="F32"/>.</summary>
    BF16,
    I64,
    I32,
    I16,
    I8,
    U8,

    /// <summary>One byte; anything but zero is true.</summary>
    Bool,
}
