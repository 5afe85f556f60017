using System.Text;

namespace RobustBench.Models.Weights;

/// <summary>Says what a file is that holds no weights which are read here, by its first bytes.</summary>
internal static class ForeignFormat
{
    /// <summary>How many bytes from the beginning are looked at.</summary>
    public const int Looked = 512;

    private const string Convert = "load it in Python and save `model.state_dict()` with torch.save";

    private static ReadOnlySpan<byte> Hdf5 => [0x89, (byte)'H', (byte)'D', (byte)'F'];

    private static ReadOnlySpan<byte> Numpy => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>What the file looks like and the mend, or nothing where its beginning is that of no format known here.</summary>
    public static string? Describe(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "is empty; get it again";
        if (start.StartsWith("version https://git-lfs"u8))
            return "is a pointer of Git LFS, not the weights themselves; run `git lfs pull` where it lies";
        if (IsMarkup(start))
            return "is a web page, not weights; the download failed or needs a login, get it again";
        if (start.StartsWith(Hdf5))
            return $"is HDF5, which Keras writes; {Convert}";
        if (start.StartsWith(Numpy))
            return $"is a numpy array, no state dict; {Convert}";
        if (start is [0x1f, 0x8b, ..])
            return "is compressed by gzip; unpack it";
        if (start.Length > 262 && start[257..].StartsWith("ustar"u8))
            return "is a tar archive, as PyTorch before 0.1.10 wrote; load it in Python and save it again with torch.save";
        if (start is [0x80, >= 2 and <= 5, ..])
            return $"is a plain pickle, not written by torch.save; {Convert}";
        return IsOnnx(start) ? "looks like ONNX; give it as `onnx:` instead of `weights:`" : null;
    }

    private static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        var text = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        string[] beginnings = ["<!doctype", "<html", "<head", "<?xml", "<!--"];
        return beginnings.Any(beginning => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A protocol buffer whose first field is a small number, the format's version, and whose second is text.</summary>
    private static bool IsOnnx(ReadOnlySpan<byte> start) => start is [0x08, > 0 and < 32, 0x12 or 0x1a or 0x3a, ..];
}
