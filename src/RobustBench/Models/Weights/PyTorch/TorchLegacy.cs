using System.Buffers.Binary;

namespace RobustBench.Models.Weights.PyTorch;

/// <summary>
/// Reads what torch.save wrote before PyTorch 1.6: five pickles (a magic number, the format's version, facts about the
/// machine, the object, the keys of its storages), then of each storage the number of its elements and their bytes.
/// </summary>
/// <remarks>Source: https://github.com/pytorch/pytorch/blob/main/torch/serialization.py, <c>_legacy_save</c>.</remarks>
internal sealed class TorchLegacy
{
    private const long Version = 1001;
    private const string Mend = "the file is cut short or damaged, get it again";

    private readonly string _path;
    private readonly FileBytes _file;
    private readonly PickleBudget _budget;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _storages = new(StringComparer.Ordinal);
    private long _position;

    private TorchLegacy(string path, FileBytes file)
    {
        _path = path;
        _file = file;
        _budget = new PickleBudget(path, file.Length);
    }

    /// <summary>The format's magic number as the pickle of a long, after the pickle's own first bytes.</summary>
    private static ReadOnlySpan<byte> Magic => [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];

    /// <summary>Whether a file begins with the magic number, of whatever protocol.</summary>
    public static bool Is(ReadOnlySpan<byte> start)
    {
        // From protocol 4 on the length of what follows comes first.
        const int frameSize = 9;
        if (start.Length < 2 || start[0] != (byte)Opcode.Protocol)
            return false;
        var number = start[2..];
        return number.StartsWith(Magic)
            || (number.Length > frameSize && number[0] == (byte)Opcode.Frame && number[frameSize..].StartsWith(Magic));
    }

    /// <summary>The tensors of the state dict, as views of the file's bytes.</summary>
    /// <exception cref="InputException">The file is damaged, or holds no state dict.</exception>
    public static WeightFile Parse(string path, FileBytes file) => new TorchLegacy(path, file).Parse();

    private WeightFile Parse()
    {
        Next(out _);
        if (Next(out _) is not Version)
            throw Damaged("has another version than 1001");
        if (Next(out _) is PickleDictionary facts && facts.Items.Contains(("little_endian", false)))
            throw new InputException($"{_path}: was saved on a big-endian machine; load and save it on a little-endian one");
        var top = Next(out var known);
        if (Next(out _) is not List<object?> keys)
            throw Damaged("has no list of storages");
        foreach (var key in keys)
            ReadStorage(key is string name && known.TryGetValue(name, out var storage) ? storage : throw Damaged("lists a storage of no tensor"));

        var stateDict = StateDict.Find(_path, top, _budget);
        var views = new TensorViews(_path, key => _storages.TryGetValue(key, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?));
        var tensors = stateDict.Tensors.ToDictionary(
            item => item.Key, item => views.Of(item.Key, item.Value), StringComparer.Ordinal);
        return new WeightFile(_path, _file.Sha256, tensors) { Note = stateDict.Note };
    }

    private object? Next(out IReadOnlyDictionary<string, StorageReference> storages)
    {
        // Pickles come before the numbers, so they lie at the beginning of a file of whatever length.
        var rest = _file.Slice(_position, (int)Math.Min(_file.Length, Array.MaxLength) - (int)_position);
        var input = new PickleBytes(_path, rest, _position);
        var value = new PickleMachine(input, _budget).Run(out storages);
        _position += input.Position;
        return value;
    }

    private void ReadStorage(StorageReference storage)
    {
        var shown = WeightName.Printable(storage.Key);
        if (_file.Length - _position < sizeof(long))
            throw Damaged($"ends before storage '{shown}'");
        var count = BinaryPrimitives.ReadInt64LittleEndian(_file.Slice(_position, sizeof(long)).Span);
        _position += sizeof(long);
        if (count != storage.Total)
            throw Damaged($"has {count} numbers in storage '{shown}' where it says {storage.Total}");
        var size = WeightTensor.SizeOf(storage.Type);
        if (count > Array.MaxLength / size)
            throw new InputException($"{_path}: storage '{shown}' has {count} numbers, more than {Array.MaxLength} bytes; save smaller tensors");
        if (count * size > _file.Length - _position)
            throw Damaged($"ends within storage '{shown}'");
        if (!_storages.TryAdd(storage.Key, _file.Slice(_position, (int)count * size)))
            throw Damaged($"has storage '{shown}' twice");
        _position += count * size;
    }

    private InputException Damaged(string what) => new($"{_path}: {what}; {Mend}");
}
