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

    /// <summary>Reads a file in the format that its extension names; no code in it is ever run.</summary>
    /// <exception cref="InputException">The file is absent, damaged, or of a format that is not read.</exception>
    public static WeightFile Read(string path) => System.IO.Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".SAFETENSORS" => Safetensors.Read(path),
        ".PTH" or ".PT" => throw new InputException(
            $"{path}: PyTorch pickles are not readable yet; save the state dict as safetensors"),
        _ => throw new InputException($"{path}: weights of an unknown format; give a .safetensors file"),
    };
}
