using System.Buffers.Binary;

namespace RobustBench.Models.Weights;

/// <summary>Reads the safetensors format: a header of JSON, then the tensors' bytes without gap or overlap.</summary>
/// <remarks>
/// As strict as the format's own reader, so that a file is never understood in two ways.
/// Source: https://github.com/huggingface/safetensors, section "Format".
/// </remarks>
internal static class Safetensors
{
    /// <summary>The format's own limit, against headers made to exhaust memory.</summary>
    private const int LongestHeader = 100_000_000;

    private const string Mend = "the file is cut short or damaged, get it again";

    /// <summary>Whether a file begins as this format does: a length that may be, and a header that may be JSON.</summary>
    public static bool Is(FileBytes file)
    {
        if (file.Length <= sizeof(ulong))
            return false;
        var start = file.Slice(0, sizeof(ulong) + 1).Span;
        return BinaryPrimitives.ReadUInt64LittleEndian(start) <= LongestHeader && start[sizeof(ulong)] == '{';
    }

    /// <summary>Every tensor, as a view of the file's bytes.</summary>
    /// <exception cref="InputException">One line: what is wrong, with which tensor, and the mend.</exception>
    public static WeightFile Parse(string path, FileBytes file)
    {
        if (file.Length < sizeof(ulong))
            throw new InputException($"{path}: {file.Length} bytes are no safetensors file; {Mend}");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Slice(0, sizeof(ulong)).Span);
        if (length > LongestHeader)
        {
            throw new InputException(
                $"{path}: a header of {length} bytes is beyond the format's {LongestHeader}; is this a safetensors file?");
        }

        var rest = file.Length - sizeof(ulong);
        if ((long)length > rest)
            throw new InputException($"{path}: the header needs {length} bytes, the file has {rest}; {Mend}");

        var begin = sizeof(ulong) + (long)length;
        var slots = SafetensorsHeader.Parse(path, file.Slice(sizeof(ulong), (int)length), file.Length - begin);
        var tensors = new Dictionary<string, WeightTensor>(slots.Count, StringComparer.Ordinal);
        foreach (var slot in slots)
        {
            var data = file.Slice(begin + slot.Begin, (int)(slot.End - slot.Begin));
            tensors.Add(slot.Name, new WeightTensor(slot.Name, slot.Type, slot.Shape, data));
        }

        return new WeightFile(path, file.Sha256, tensors);
    }
}
