using System.Buffers.Binary;

namespace RobustBench.Data.Npy;

/// <summary>Reads class indices from an array of whole numbers.</summary>
internal static class NpyLabels
{
    private const int LabelsAtOnce = 4096;

    /// <summary>The labels of a file: N or N × 1 integers of any size, signed or not, in either order of bytes.</summary>
    /// <exception cref="InputException">The file can't be read, holds another kind of array, or a label is below 0 or too large.</exception>
    public static int[] Read(string path)
    {
        using var file = StoredFile.Open(path);
        try
        {
            return Read(file, NpyHeader.Read(file));
        }
        catch (InputException problem)
        {
            throw new InputException(OneLine.Of($"{path}: {problem.Message}"), problem);
        }
    }

    private static int[] Read(StoredFile file, NpyHeader header)
    {
        if (header.Shape is not ([_] or [_, 1])) throw new InputException($"its shape is {header.ShapeText}, and must be (images,) or (images, 1)");
        if (SizeOf(header.Type) is not { } size) throw new InputException($"its values are `{header.Type}`, and must be whole numbers");
        if ((double)header.Shape[0] * size > file.Length - header.Start)
            throw new InputException($"it is cut off: {header.Shape[0]} labels are not in its {file.Length} bytes");
        if (header.Shape[0] > Array.MaxLength) throw new InputException($"{header.Shape[0]} labels are too many");

        var labels = new int[header.Shape[0]];
        var buffer = new byte[LabelsAtOnce * size];
        for (var first = 0; first < labels.Length; first += LabelsAtOnce)
        {
            var values = buffer.AsSpan(0, Math.Min(LabelsAtOnce, labels.Length - first) * size);
            if (!file.Fill(values, header.Start + (long)first * size)) throw new InputException("the file became shorter while it was read");
            for (var i = 0; i * size < values.Length; i++) labels[first + i] = Label(values.Slice(i * size, size), header.Type, first + i);
        }

        return labels;
    }

    /// <summary>The bytes of an integer of numpy's type, or null where the type is no integer.</summary>
    private static int? SizeOf(string type) => type.TrimStart('<', '>', '|', '=') switch
    {
        "i1" or "u1" => 1,
        "i2" or "u2" => 2,
        "i4" or "u4" => 4,
        "i8" or "u8" => 8,
        _ => null,
    };

    private static int Label(Span<byte> bytes, string type, int index)
    {
        if (type[0] == '>') bytes.Reverse();
        // The sign of a signed number fills the bytes above it.
        var isNegative = type.Contains('i', StringComparison.Ordinal) && bytes[^1] > sbyte.MaxValue;
        Span<byte> wide = stackalloc byte[sizeof(long)];
        wide.Fill(isNegative ? byte.MaxValue : byte.MinValue);
        bytes.CopyTo(wide);
        if (isNegative) throw new InputException($"label {index} is {BinaryPrimitives.ReadInt64LittleEndian(wide)}, and must not be below 0");
        return BinaryPrimitives.ReadUInt64LittleEndian(wide) is < int.MaxValue and var label
            ? (int)label
            : throw new InputException($"label {index} is {BinaryPrimitives.ReadUInt64LittleEndian(wide)}, which is too large for the index of a class");
    }
}
