using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RobustBench.Models.Weights;

/// <summary>One named array of a weight file, in managed memory and in the format it was stored in.</summary>
/// <param name="Name">The name in the state dict, such as <c>layer1.0.conv1.weight</c>.</param>
/// <param name="Type">The format of the stored numbers.</param>
/// <param name="Shape">The sizes, outermost first; empty for a scalar.</param>
/// <param name="Data">The numbers in row-major order, little-endian.</param>
internal sealed record WeightTensor(string Name, WeightType Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>How many numbers the tensor holds.</summary>
    public int Count => Data.Length / SizeOf(Type);

    /// <summary>The bytes of one number.</summary>
    public static int SizeOf(WeightType type) => type switch
    {
        WeightType.F64 or WeightType.I64 => 8,
        WeightType.F32 or WeightType.I32 => 4,
        WeightType.F16 or WeightType.BF16 or WeightType.I16 => 2,
        _ => 1,
    };

    /// <summary>A shape as the messages write it: <c>16x3x3x3</c>, or <c>scalar</c>.</summary>
    public static string Describe(IReadOnlyList<long> shape) => shape.Count == 0 ? "scalar" : string.Join('x', shape);

    /// <summary>The numbers as float32, rounded to nearest where the stored format is wider.</summary>
    public float[] ToFloats()
    {
        var floats = new float[Count];
        CopyTo(floats);
        return floats;
    }

    /// <summary>Writes the numbers as float32 to memory that the caller has: no array of their own is made.</summary>
    /// <exception cref="ArgumentException">The destination has not exactly <see cref="Count"/> elements.</exception>
    public void CopyTo(Span<float> destination)
    {
        if (destination.Length != Count)
            throw new ArgumentException($"{Name} has {Count} numbers, the destination {destination.Length}.", nameof(destination));

        // The casts read little-endian numbers only on little-endian machines; libtorch is built for no others.
        switch (Type)
        {
            case WeightType.F64: TensorPrimitives.ConvertTruncating(Stored<double>(), destination); break;
            case WeightType.F32: Stored<float>().CopyTo(destination); break;
            case WeightType.F16: TensorPrimitives.ConvertTruncating(Stored<Half>(), destination); break;
            case WeightType.BF16: Widen(Stored<ushort>(), destination); break;
            case WeightType.I64: TensorPrimitives.ConvertTruncating(Stored<long>(), destination); break;
            case WeightType.I32: TensorPrimitives.ConvertTruncating(Stored<int>(), destination); break;
            case WeightType.I16: TensorPrimitives.ConvertTruncating(Stored<short>(), destination); break;
            case WeightType.I8: TensorPrimitives.ConvertTruncating(Stored<sbyte>(), destination); break;
            case WeightType.U8: TensorPrimitives.ConvertTruncating(Stored<byte>(), destination); break;
            case WeightType.Bool: Decide(Stored<byte>(), destination); break;
            default: throw new InvalidOperationException($"No conversion from {Type}.");
        }
    }

    private ReadOnlySpan<T> Stored<T>() where T : struct => MemoryMarshal.Cast<byte, T>(Data.Span);

    private static void Widen(ReadOnlySpan<ushort> upperHalves, Span<float> destination)
    {
        for (var i = 0; i < upperHalves.Length; i++)
            destination[i] = BitConverter.UInt32BitsToSingle((uint)upperHalves[i] << 16);
    }

    private static void Decide(ReadOnlySpan<byte> flags, Span<float> destination)
    {
        for (var i = 0; i < flags.Length; i++)
            destination[i] = flags[i] == 0 ? 0 : 1;
    }
}
