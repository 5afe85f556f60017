using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace RobustBench.Models.TorchScript;

/// <summary>
/// What must hold of a TorchScript file before libtorch may see it. libtorch checks no checksum, and on code that can't be
/// compiled TorchSharp ends the process instead of throwing.
/// </summary>
/// <remarks>
/// The archive is a zip file of one folder: <c>data.pkl</c> and <c>constants.pkl</c> with the weights, <c>code/</c> with the
/// layers as TorchScript, a subset of Python.
/// </remarks>
internal static partial class TorchScriptArchive
{
    /// <summary>The operators that libtorch has beside PyTorch's usual ones, by their first name.</summary>
    private static readonly HashSet<string> KnownOperators = ["aten", "prim", "quantized", "_quantized", "prepacked", "sparse"];

    /// <summary>Checks a file.</summary>
    /// <exception cref="InputException">libtorch can't load it; one line that says why and the mend.</exception>
    public static void Require(NetworkFile file)
    {
        if (!file.Bytes.AsSpan().StartsWith("PK"u8)) throw NotAnArchive(file);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(file.Bytes), ZipArchiveMode.Read);
            var names = archive.Entries.Select(entry => entry.FullName[(entry.FullName.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToHashSet();
            RequireParts(file.Path, names);
            foreach (var entry in archive.Entries) Require(file.Path, entry);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new InputException($"{file.Path}: the archive is damaged or incomplete, get it again: {error.Message}", error);
        }
    }

    private static InputException NotAnArchive(NetworkFile file) => new(
        file.Bytes is [0x80, ..]
            ? $"{file.Path}: a PyTorch pickle and no TorchScript: give it as `weights`, with an `architecture`"
            : $"{file.Path}: no TorchScript, which is a zip archive: save the network with `torch.jit.trace(network, images).save(…)`");

    private static void RequireParts(string path, HashSet<string> names)
    {
        var code = names.Any(name => name.StartsWith("code/", StringComparison.Ordinal));
        if (names.Contains("data.pkl") && !code && !names.Contains("constants.pkl"))
            throw new InputException($"{path}: weights without a network (a state dict): give it as `weights`, with an `architecture`");
        foreach (var part in new[] { "version", "data.pkl", "constants.pkl" })
        {
            if (!names.Contains(part))
                throw new InputException($"{path}: no TorchScript: the archive has no `{part}`; save the network with `torch.jit.trace(network, images).save(…)`");
        }
    }

    private static void Require(string path, ZipArchiveEntry entry)
    {
        var checksum = new Crc32();
        using var content = new MemoryStream();
        using (var stream = entry.Open())
        {
            // Only code is looked into; weights are many times as large.
            if (entry.FullName.EndsWith(".py", StringComparison.Ordinal))
            {
                stream.CopyTo(content);
                checksum.Append(content.GetBuffer().AsSpan(0, (int)content.Length));
            }
            else
            {
                checksum.Append(stream);
            }
        }

        if (checksum.GetCurrentHashAsUInt32() != entry.Crc32)
            throw new InputException($"{path}: the archive is damaged, get it again: the checksum of `{entry.FullName}` is wrong");
        RequireKnownOperators(path, Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length));
    }

    private static void RequireKnownOperators(string path, string code)
    {
        // Its constants are of a layout that no file can hold: loading ends with "required keyword attribute 'value' is undefined".
        if (code.Contains("mkldnn", StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException(
                $"{path}: saved by `torch.jit.optimize_for_inference`, which leaves the weights out: save the traced or frozen network before it");
        }

        var strange = Operators().Matches(code).FirstOrDefault(match => !KnownOperators.Contains(match.Groups[1].Value));
        if (strange is not null)
        {
            throw new InputException(
                $"{path}: uses the operator {strange.Groups[1].Value}::{strange.Groups[2].Value}, which libtorch does not have: save the network without it");
        }
    }

    [GeneratedRegex(@"\bops\.(\w+)\.(\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Operators();
}
