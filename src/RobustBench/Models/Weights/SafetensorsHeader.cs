using System.Text.Json;

namespace RobustBench.Models.Weights;

/// <summary>What the header of a safetensors file says about one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The format of its numbers.</param>
/// <param name="Shape">Its sizes, outermost first.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
internal sealed record SafetensorsSlot(string Name, WeightType Type, long[] Shape, long Begin, long End);

/// <summary>Reads and checks the header of a safetensors file.</summary>
internal static class SafetensorsHeader
{
    private const string Mend = "the file is cut short or damaged, get it again";
    private const string Metadata = "__metadata__";

    /// <summary>The tensors in the order of their bytes, which together fill the data without gap or overlap.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="header">The JSON text, UTF-8.</param>
    /// <param name="dataLength">The bytes that follow the header.</param>
    /// <exception cref="InputException">The header is no JSON, breaks the format, or does not fit the file.</exception>
    public static IReadOnlyList<SafetensorsSlot> Parse(string path, ReadOnlyMemory<byte> header, long dataLength)
    {
        if (header.IsEmpty || header.Span[0] != '{')
            throw new InputException($"{path}: the header is not a JSON object; is this a safetensors file?");
        List<SafetensorsSlot> slots;
        try
        {
            using var document = JsonDocument.Parse(header);
            slots = Slots(path, document.RootElement, dataLength);
        }
        // JsonElement answers InvalidOperationException to a string with half a surrogate pair.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            var fault = WeightName.Printable(error.Message);
            throw new InputException($"{path}: the header is not JSON ({fault}); is this a safetensors file?", error);
        }

        // Empty tensors share their offset with a neighbour: they come before what begins at the same byte.
        slots.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        RequireSeamless(path, slots, dataLength);
        return slots;
    }

    private static List<SafetensorsSlot> Slots(string path, JsonElement header, long dataLength)
    {
        var slots = new List<SafetensorsSlot>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in header.EnumerateObject())
        {
            if (!names.Add(member.Name))
                throw Wrong(path, member.Name, "is named twice in the header; save the file again");
            if (member.Name != Metadata)
                slots.Add(Slot(path, member.Name, member.Value, dataLength));
            else if (member.Value.ValueKind != JsonValueKind.Object
                     || member.Value.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.String))
                throw new InputException($"{path}: {Metadata} is not a map from text to text; save the file again");
        }

        return slots;
    }

    private static SafetensorsSlot Slot(string path, string name, JsonElement entry, long dataLength)
    {
        if (entry.ValueKind != JsonValueKind.Object
            || entry.EnumerateObject().CountBy(member => member.Name).Any(same => same.Value > 1))
            throw Wrong(path, name, $"its entry is no JSON object of distinct members; {Mend}");
        if (!entry.TryGetProperty("dtype", out var dtype) || dtype.ValueKind != JsonValueKind.String)
            throw Wrong(path, name, $"has no dtype; {Mend}");
        var shape = Sizes(entry, "shape") ?? throw Wrong(path, name, $"has no shape of non-negative integers; {Mend}");
        if (Sizes(entry, "data_offsets") is not [var begin, var end])
            throw Wrong(path, name, $"has no pair of data_offsets; {Mend}");
        var type = TypeOf(dtype.GetString()!)
            ?? throw Wrong(path, name, $"has the dtype {WeightName.Printable(dtype.GetString()!)}, which is not read; save it as F32");
        if (begin > end)
            throw Wrong(path, name, $"ends at byte {end}, before it begins at {begin}; {Mend}");
        if (end > dataLength)
            throw Wrong(path, name, $"ends at byte {end} of {dataLength}; {Mend}");
        if (end - begin > Array.MaxLength)
            throw Wrong(path, name, $"has {end - begin} bytes, more than {Array.MaxLength}; split it or save it as F16");
        if (Bytes(shape, type) != end - begin)
        {
            var shapeText = WeightTensor.Describe(shape);
            throw Wrong(path, name, $"has {end - begin} bytes, which are no {type} of shape {shapeText}; {Mend}");
        }

        return new SafetensorsSlot(name, type, shape, begin, end);
    }

    /// <summary>The bytes of a tensor, or nothing where they are too many for any file.</summary>
    private static long? Bytes(long[] shape, WeightType type)
    {
        long bytes = WeightTensor.SizeOf(type);
        foreach (var size in shape)
        {
            if (size != 0 && bytes > long.MaxValue / size)
                return null;
            bytes *= size;
        }

        return bytes;
    }

    private static long[]? Sizes(JsonElement entry, string member)
    {
        if (!entry.TryGetProperty(member, out var array) || array.ValueKind != JsonValueKind.Array)
            return null;
        var sizes = new long[array.GetArrayLength()];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (array[i].ValueKind != JsonValueKind.Number || !array[i].TryGetInt64(out sizes[i]) || sizes[i] < 0)
                return null;
        }

        return sizes;
    }

    private static void RequireSeamless(string path, List<SafetensorsSlot> slots, long dataLength)
    {
        var (reached, last) = (0L, "");
        foreach (var slot in slots)
        {
            if (slot.Begin < reached)
                throw Wrong(path, slot.Name, $"begins at byte {slot.Begin}, inside tensor '{WeightName.Printable(last)}'; save the file again");
            if (slot.Begin > reached)
                throw Wrong(path, slot.Name, $"begins at byte {slot.Begin}, a gap after byte {reached}; save the file again");
            (reached, last) = (slot.End, slot.Name);
        }

        if (reached < dataLength)
            throw new InputException($"{path}: the last {dataLength - reached} bytes belong to no tensor; save the file again");
    }

    private static WeightType? TypeOf(string dtype) => dtype switch
    {
        "F64" => WeightType.F64,
        "F32" => WeightType.F32,
        "F16" => WeightType.F16,
        "BF16" => WeightType.BF16,
        "I64" => WeightType.I64,
        "I32" => WeightType.I32,
        "I16" => WeightType.I16,
        "I8" => WeightType.I8,
        "U8" => WeightType.U8,
        "BOOL" => WeightType.Bool,
        _ => null,
    };

    private static InputException Wrong(string path, string tensor, string what) =>
        new($"{path}: tensor '{WeightName.Printable(tensor)}': {what}");
}
