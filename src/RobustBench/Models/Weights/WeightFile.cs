using RobustBench.Models.Weights.PyTorch;

namespace RobustBench.Models.Weights;

/// <summary>A file of weights, read whole.</summary>
/// <param name="path">Where it came from, for messages.</param>
/// <param name="sha256">SHA-256 of the file's bytes, lower-case hexadecimal.</param>
/// <param name="tensors">The tensors by name.</param>
internal sealed class WeightFile(string path, string sha256, IReadOnlyDictionary<string, WeightTensor> tensors)
{
    /// <summary>The path it was read from, as the caller wrote it.</summary>
    public string Path { get; } = path;

    /// <summary>SHA-256 of the whole file, lower-case hexadecimal.</summary>
    public string Sha256 { get; } = sha256;

    /// <summary>Every tensor by its name in the state dict.</summary>
    public IReadOnlyDictionary<string, WeightTensor> Tensors { get; } = tensors;

    /// <summary>What a user should know of how the file was understood, as one line; mostly null.</summary>
    public string? Note { get; init; }

    /// <summary>Reads a file in the format that its content shows; no code in it is ever run.</summary>
    /// <exception cref="InputException">The file is absent, damaged, or of a format that is not read.</exception>
    public static WeightFile Read(string path) => Parse(path, FileBytes.Read(path));

    /// <summary>Understands the bytes of a file, of which the tensors are views.</summary>
    /// <exception cref="InputException">They are damaged, or of a format that is not read.</exception>
    public static WeightFile Parse(string path, ReadOnlyMemory<byte> bytes) => Parse(path, FileBytes.Of(bytes));

    private static WeightFile Parse(string path, FileBytes file)
    {
        var start = file.Slice(0, (int)Math.Min(ForeignFormat.Looked, file.Length)).Span;
        if (Safetensors.Is(file))
            return Safetensors.Parse(path, file);
        if (ZipDirectory.Is(start))
            return TorchZip.Parse(path, file);
        if (TorchLegacy.Is(start))
            return TorchLegacy.Parse(path, file);
        if (ForeignFormat.Describe(start) is { } foreign)
            throw new InputException($"{path}: {foreign}");

        // What is wrong with a file that should be safetensors is best told by its own reader.
        return System.IO.Path.GetExtension(path).Equals(".safetensors", StringComparison.OrdinalIgnoreCase)
            ? Safetensors.Parse(path, file)
            : throw new InputException($"{path}: weights of an unknown format; give a file of torch.save or safetensors");
    }
}
