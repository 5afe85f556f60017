using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace RobustBench.TrainZoo;

/// <summary>Writes the weights of a network as a safetensors file.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Every float32 tensor of the network's state, in ordinal order of the names: the same state gives the same bytes.</summary>
    public static void Write(string file, nn.Module network)
    {
        using var scope = NewDisposeScope();
        var tensors = network.state_dict().Where(pair => pair.Value.dtype == ScalarType.Float32).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var header = new JsonObject();
        var end = 0L;
        foreach (var (name, values) in tensors)
        {
            var begin = end;
            end += values.numel() * sizeof(float);
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. values.shape.Select(side => JsonValue.Create(side))]),
                ["data_offsets"] = new JsonArray(begin, end),
            };
        }

        var text = header.ToJsonString();
        var json = Encoding.UTF8.GetBytes(text.PadRight((text.Length + Alignment - 1) / Alignment * Alignment));
        using var stream = File.Create(file);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)json.Length);
        stream.Write(length);
        stream.Write(json);
        foreach (var (_, values) in tensors) stream.Write(values.detach().contiguous().bytes);
    }
}
