using System.Buffers.Binary;
using System.Runtime.InteropServices;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models.Weights;

/// <summary>Makes files as torch.save does: tensors of given storages, in the zip format and the one before 1.6.</summary>
internal sealed class TorchFile
{
    private readonly List<(string Key, int Count, byte[] Bytes)> _storages = [];

    /// <summary>A file of one object, described with the tensors that the file makes.</summary>
    public static byte[] Zip(Func<TorchFile, object?> top, int protocol = 2)
    {
        var file = new TorchFile();
        var pickle = PickleWriter.Pickle(top(file), protocol);
        return file.Zip(pickle).Add("archive/version", "3\n"u8.ToArray()).Done();
    }

    /// <summary>The same in the format before 1.6.</summary>
    public static byte[] Legacy(Func<TorchFile, object?> top, int protocol = 2, bool littleEndian = true, long version = 1001)
    {
        var file = new TorchFile();
        var pickle = PickleWriter.Pickle(top(file), protocol);
        return
        [
            .. PickleWriter.Pickle(new Raw(0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19), protocol),
            .. PickleWriter.Pickle(version, protocol),
            .. PickleWriter.Pickle(new Dictionary<string, object?> { ["protocol_version"] = 1001, ["little_endian"] = littleEndian }),
            .. pickle,
            .. PickleWriter.Pickle(file._storages.Select(storage => (object?)storage.Key).ToList(), protocol),
            .. file._storages.SelectMany(storage => (byte[])[.. Count(storage.Count), .. storage.Bytes]),
        ];
    }

    /// <summary>The weights of a file of one object, which both formats must give alike.</summary>
    public static WeightFile Read(Func<TorchFile, object?> top)
    {
        WeightFile zip = WeightFile.Parse("weights.pth", Zip(top)), legacy = WeightFile.Parse("weights.pth", Legacy(top));
        Assert.Equal(zip.Tensors.Keys, legacy.Tensors.Keys);
        Assert.All(zip.Tensors.Values, tensor =>
        {
            Assert.Equal(tensor.Shape, legacy.Tensors[tensor.Name].Shape);
            Assert.Equal(tensor.ToFloats(), legacy.Tensors[tensor.Name].ToFloats());
        });
        return zip;
    }

    /// <summary>The one line that the bytes are refused with, without the path it must begin with.</summary>
    public static string Refusal(byte[] bytes, string path = "weights.pth")
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => WeightFile.Parse(path, bytes)).Problems);
        Assert.StartsWith($"{path}: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        return problem[(path.Length + 2)..];
    }

    /// <summary>The line of a file of one object, which both formats must be refused with alike but for places.</summary>
    public static string Refusal(Func<TorchFile, object?> top)
    {
        static string WithoutPlace(string line) => string.Join(' ', line.Split(' ').Where(word => !char.IsDigit(word[0])));
        var refusal = Refusal(Zip(top));
        Assert.Equal(WithoutPlace(refusal), WithoutPlace(Refusal(Legacy(top))));
        return refusal;
    }

    /// <summary>A storage of numbers, such as <c>FloatStorage</c>.</summary>
    public Persistent Storage<T>(string type, params T[] numbers) where T : struct
    {
        var key = $"{_storages.Count}";
        _storages.Add((key, numbers.Length, MemoryMarshal.AsBytes<T>(numbers).ToArray()));
        return new Persistent("storage", new Named("torch", type), key, "cuda:0", numbers.Length);
    }

    /// <summary>A tensor with a storage of its own, in row-major order.</summary>
    public Called Tensor(float[] numbers, params int[] shape)
    {
        var strides = shape.Select((_, i) => shape[(i + 1)..].Aggregate(1, (a, b) => a * b));
        return View(Storage("FloatStorage", numbers), 0, shape, [.. strides]);
    }

    /// <summary>A tensor that is a view of a storage.</summary>
    public static Called View(Persistent storage, long offset, int[] shape, int[] strides) =>
        View(storage, offset, [.. shape.Select(size => (long)size)], [.. strides.Select(stride => (long)stride)]);

    /// <summary>A tensor that is a view of a storage.</summary>
    public static Called View(Persistent storage, long offset, long[] shape, long[] strides) => new(
        "torch._utils",
        "_rebuild_tensor_v2",
        storage,
        offset,
        shape.Cast<object?>().ToArray(),
        strides.Cast<object?>().ToArray(),
        false,
        new Called("collections", "OrderedDict"));

    private ZipWriter Zip(byte[] pickle)
    {
        var zip = new ZipWriter().Add("archive/data.pkl", pickle);
        foreach (var (key, _, bytes) in _storages)
            zip.Add($"archive/data/{key}", bytes);
        return zip;
    }

    private static byte[] Count(long count)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, count);
        return bytes;
    }
}
