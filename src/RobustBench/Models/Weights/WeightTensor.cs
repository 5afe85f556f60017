using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RobustBench.Models.Weights;

/// <summary>One named array of a weight file, in managed memory and in the format it was stored in.</summary>
/// <param name="Name">The name in the state dict, such as <c>layer1.0.conv1.weight</c>.</param>
/// <param name="Type">The format of the stored numbers.</param>
/// <param name="Shape">The sizes, outermost first; empty for a scalar.</param>
/// <param name="Data">The numbers, little-endian, in row-major order unless there are <see cref="Strides"/>.</param>
internal sealed record WeightTensor(string Name, WeightType Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>The most numbers that a strided tensor gathers at a time.</summary>
    private const int GatheredAtOnce = 1024;

    /// <summary>
    /// How far neighbours of each dimension are apart, in numbers, in data that are not in row-major order: those of a
    /// transposed tensor, or of one whose strides of 0 repeat a number. Whoever sets them has checked that all lie in the data.
    /// </summary>
    public IReadOnlyList<long>? Strides { get; init; }

    /// <summary>How many numbers the tensor has, which may repeat stored ones and so be far more than the file's bytes.</summary>
    public long Count => Strides is null ? Stored : Shape.Aggregate(1L, (count, size) => count * size);

    /// <summary>How many numbers are stored.</summary>
    public int Stored => Data.Length / SizeOf(Type);

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

        if (Strides is null)
            Convert(Data.Span, destination);
        else
            Gather(Strides, destination);
    }

    private void Gather(IReadOnlyList<long> strides, Span<float> destination)
    {
        var size = SizeOf(Type);
        var source = Data.Span;
        var gathered = new byte[Math.Min(GatheredAtOnce, destination.Length) * size];
        var index = new long[Shape.Count];
        var at = 0L;
        for (var done = 0; done < destination.Length; done += GatheredAtOnce)
        {
            var count = Math.Min(GatheredAtOnce, destination.Length - done);
            for (var i = 0; i < count; i++)
            {
                source.Slice((int)at * size, size).CopyTo(gathered.AsSpan(i * size));
                at = Next(index, strides, at);
            }

            Convert(gathered.AsSpan(0, count * size), destination.Slice(done, count));
        }
    }

    /// <summary>Counts <paramref name="index"/> up, the last dimension fastest, and moves the position along.</summary>
    private long Next(long[] index, IReadOnlyList<long> strides, long at)
    {
        for (var dimension = index.Length - 1; dimension >= 0; dimension--)
        {
            at += strides[dimension];
            if (++index[dimension] < Shape[dimension])
                break;
            at -= strides[dimension] * Shape[dimension];
            index[dimension] = 0;
        }

        return at;
    }

    private void Convert(ReadOnlySpan<byte> numbers, Span<float> destination)
    {
        // The casts read little-endian numbers only on little-endian machines; libtorch is built for no others.
        switch (Type)
        {
            case WeightType.F64: TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(numbers), destination); break;
            case WeightType.F32: MemoryMarshal.Cast<byte, float>(numbers).CopyTo(destination); break;
            case WeightType.F16: TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, Half>(numbers), destination); break;
            case WeightType.BF16: Widen(MemoryMarshal.Cast<byte, ushort>(numbers), destination); break;
            case WeightType.I64: TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, long>(numbers), destination); break;
            case WeightType.I32: TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, int>(numbers), destination); break;
            case WeightType.I16: TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, short>(numbers), destination); break;
            case WeightType.I8: TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, sbyte>(numbers), destination); break;
            case WeightType.U8: TensorPrimitives.ConvertTruncating(numbers, destination); break;
            case WeightType.Bool: Decide(numbers, destination); break;
            default: throw new InvalidOperationException($"No conversion from {Type}.");
        }
    }

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
