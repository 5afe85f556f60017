using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models;

/// <summary>Makes tiny safetensors files, right and wrong ones, in a folder that goes with the object.</summary>
internal sealed class SafetensorsFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("robustbench-tests-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "weights.safetensors");

    public static byte[] Bytes(string header, ReadOnlySpan<byte> data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[sizeof(ulong) + json.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)json.Length);
        json.CopyTo(file.AsSpan(sizeof(ulong)));
        data.CopyTo(file.AsSpan(sizeof(ulong) + json.Length));
        return file;
    }

    /// <summary>A right file of float32 tensors.</summary>
    public static byte[] Bytes(WeightFile weights)
    {
        var (header, data) = (new JsonObject(), new List<byte>());
        foreach (var (key, tensor) in weights.Tensors)
        {
            header[key] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. tensor.Shape.Select(side => JsonValue.Create(side))]),
                ["data_offsets"] = new JsonArray(data.Count, data.Count + tensor.Data.Length),
            };
            data.AddRange(tensor.Data.Span);
        }

        return Bytes(header.ToJsonString(), CollectionsMarshal.AsSpan(data));
    }

    public WeightFile Read(byte[] file)
    {
        File.WriteAllBytes(Path, file);
        return WeightFile.Read(Path);
    }

    public WeightFile Read(string header, ReadOnlySpan<byte> data) => Read(Bytes(header, data));

    /// <summary>The one tensor <c>x</c> of a file that holds nothing else.</summary>
    public WeightTensor ReadOne<T>(string dtype, string shape, params ReadOnlySpan<T> values) where T : struct
    {
        var data = MemoryMarshal.AsBytes(values);
        return Read($$$"""{"x":{"dtype":"{{{dtype}}}","shape":{{{shape}}},"data_offsets":[0,{{{data.Length}}}]}}""", data).Tensors["x"];
    }

    /// <summary>The one line that the file is refused with, without the path it must begin with.</summary>
    public string Refusal(byte[] file)
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read(file)).Problems);
        Assert.StartsWith($"{Path}: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        return problem[(Path.Length + 2)..];
    }

    public string Refusal(string header, int dataLength) => Refusal(Bytes(header, new byte[dataLength]));

    public void Dispose() => _folder.Delete(recursive: true);
}
