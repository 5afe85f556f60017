namespace RobustBench.Models.Weights.PyTorch;

/// <summary>Makes weights of the tensors that a pickle describes: views of their storages, each checked to lie within.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="find">The bytes of a storage by its key, or nothing where the file lacks them.</param>
internal sealed class TensorViews(string path, Func<string, ReadOnlyMemory<byte>?> find)
{
    private const string Mend = "the file is damaged, get it again";

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _storages = new(StringComparer.Ordinal);

    /// <summary>The weight of this name.</summary>
    /// <exception cref="InputException">The tensor goes beyond its storage, or the storage is not as the pickle says.</exception>
    public WeightTensor Of(string name, TensorReference tensor)
    {
        var (storage, size) = (tensor.Storage, WeightTensor.SizeOf(tensor.Storage.Type));
        var bytes = Bytes(name, storage.Key);
        if (bytes.Length % size != 0 || bytes.Length / size != storage.Total)
            throw Wrong(name, $"has {bytes.Length} bytes stored for {storage.Total} {storage.Type}");
        if (Count(tensor.Sizes) is not { } count)
            throw Wrong(name, $"has the shape {WeightTensor.Describe(tensor.Sizes)}, which is none");
        if (count == 0)
            return new WeightTensor(name, storage.Type, tensor.Sizes, ReadOnlyMemory<byte>.Empty);
        if (Span(tensor) is not { } span)
            throw Wrong(name, $"goes beyond the {storage.Count} numbers stored for it");

        var data = bytes.Slice((int)(storage.First + tensor.Offset) * size, (int)span * size);
        return span == count && IsRowMajor(tensor)
            ? new WeightTensor(name, storage.Type, tensor.Sizes, data)
            : new WeightTensor(name, storage.Type, tensor.Sizes, data) { Strides = tensor.Strides };
    }

    private ReadOnlyMemory<byte> Bytes(string name, string key)
    {
        if (!_storages.TryGetValue(key, out var bytes))
        {
            bytes = find(key) ?? throw Wrong(name, $"has no numbers in the file, which should be under '{WeightName.Printable(key)}'");
            _storages.Add(key, bytes);
        }

        return bytes;
    }

    /// <summary>How many numbers a shape has, or nothing where it is no shape.</summary>
    private static long? Count(long[] sizes)
    {
        if (sizes.Any(size => size < 0))
            return null;
        if (sizes.Contains(0))
            return 0;
        Int128 count = 1;
        foreach (var size in sizes)
        {
            count *= size;
            if (count > long.MaxValue)
                return null;
        }

        return (long)count;
    }

    /// <summary>From a tensor's first number to its last in the storage, or nothing where that is not within it.</summary>
    private static long? Span(TensorReference tensor)
    {
        Int128 last = tensor.Offset;
        if (last < 0)
            return null;
        for (var i = 0; i < tensor.Sizes.Length; i++)
        {
            if (tensor.Strides[i] < 0)
                return null;
            // A dimension of one has no neighbours, and its stride no meaning.
            if (tensor.Sizes[i] > 1)
                last += (Int128)(tensor.Sizes[i] - 1) * tensor.Strides[i];
            if (last >= tensor.Storage.Count)
                return null;
        }

        return last < tensor.Storage.Count ? (long)last - tensor.Offset + 1 : null;
    }

    private static bool IsRowMajor(TensorReference tensor)
    {
        var step = 1L;
        for (var i = tensor.Sizes.Length - 1; i >= 0; i--)
        {
            if (tensor.Sizes[i] > 1 && tensor.Strides[i] != step)
                return false;
            step *= tensor.Sizes[i];
        }

        return true;
    }

    private InputException Wrong(string name, string what) =>
        new($"{path}: tensor '{WeightName.Printable(name)}': {what}; {Mend}");
}
