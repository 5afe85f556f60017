using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RobustBench.Models.Weights;

/// <summary>Reads the safetensors format: a header of JSON, then the tensors' bytes without gap or overlap.</summary>
/// <remarks>
/// As strict as the format's own reader, so that a file is never understood in two ways.
/// Source: https://github.com/huggingface/safetensors, section "Format".
/// </remarks>
internal static class Safetensors
{
    /// <summary>The format's own limit, against headers made to exhaust memory.</summary>
    private const int LongestHeader = 100_000_000;

    private const string Mend = "the file is cut short or damaged, get it again";

    /// <summary>Reads every tensor and the file's hash in one pass over the file.</summary>
    /// <exception cref="InputException">One line: what is wrong, with which tensor, and the mend.</exception>
    public static WeightFile Read(string path)
    {
        try
        {
            using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return Read(path, stream);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file; check the path of the weights", error);
        }
        catch (EndOfStreamException error)
        {
            throw new InputException($"{path}: the file became shorter while it was read; {Mend}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{path}: cannot be read ({error.Message.ReplaceLineEndings(" ")}); check its permissions", error);
        }
    }

    private static WeightFile Read(string path, FileStream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var prefix = stream.Length >= sizeof(ulong)
            ? Next(stream, hash, sizeof(ulong))
            : throw new InputException($"{path}: {stream.Length} bytes are no safetensors file; {Mend}");
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader)
        {
            throw new InputException(
                $"{path}: a header of {length} bytes is beyond the format's {LongestHeader}; is this a safetensors file?");
        }

        var rest = stream.Length - sizeof(ulong);
        if ((long)length > rest)
            throw new InputException($"{path}: the header needs {length} bytes, the file has {rest}; {Mend}");

        var header = Next(stream, hash, (int)length);
        var slots = SafetensorsHeader.Parse(path, header, dataLength: rest - (long)length);

        // The slots follow each other without a gap, so that reading them in turn reads the rest of the file once.
        var tensors = new Dictionary<string, WeightTensor>(slots.Count, StringComparer.Ordinal);
        foreach (var slot in slots)
        {
            var data = Next(stream, hash, (int)(slot.End - slot.Begin));
            tensors.Add(slot.Name, new WeightTensor(slot.Name, slot.Type, slot.Shape, data));
        }

        return new WeightFile(path, Convert.ToHexStringLower(hash.GetHashAndReset()), tensors);
    }

    private static byte[] Next(FileStream stream, IncrementalHash hash, int count)
    {
        var bytes = GC.AllocateUninitializedArray<byte>(count);
        stream.ReadExactly(bytes);
        hash.AppendData(bytes);
        return bytes;
    }
}
