using System.Security.Cryptography;

namespace RobustBench.Models.Weights;

/// <summary>A file in memory, read and hashed in one pass, so that what is parsed is what the hash names.</summary>
/// <remarks>An array holds less than 2 GiB; a larger file lies in several, and its slices mostly within one of them.</remarks>
internal sealed class FileBytes
{
    /// <summary>How much is read before it is hashed, while it is still in the processor's cache.</summary>
    private const int PieceSize = 1 << 20;

    private readonly ReadOnlyMemory<byte>[] _segments;
    private readonly long _segmentSize;
    private readonly Lazy<string> _sha256;

    private FileBytes(ReadOnlyMemory<byte>[] segments, long segmentSize, Lazy<string> sha256)
    {
        _segments = segments;
        _segmentSize = segmentSize;
        _sha256 = sha256;
        Length = segments.Sum(segment => (long)segment.Length);
    }

    /// <summary>The bytes of the whole file.</summary>
    public long Length { get; }

    /// <summary>SHA-256 of the whole file, lower-case hexadecimal.</summary>
    public string Sha256 => _sha256.Value;

    /// <summary>Bytes that are in memory already.</summary>
    public static FileBytes Of(ReadOnlyMemory<byte> bytes) =>
        new([bytes], Math.Max(1, bytes.Length), new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(bytes.Span))));

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="segmentSize">The most bytes in one array.</param>
    /// <exception cref="InputException">There is no such file, or it can't be read.</exception>
    public static FileBytes Read(string path, int segmentSize = int.MaxValue)
    {
        try
        {
            if (RegularFile.IsEmpty(path)) return Of(ReadOnlyMemory<byte>.Empty);
            using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return Read(stream, Math.Min(segmentSize, Array.MaxLength));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file; check the path of the weights", error);
        }
        catch (EndOfStreamException error)
        {
            throw new InputException($"{path}: the file became shorter while it was read; get it again", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{path}: cannot be read ({error.Message.ReplaceLineEndings(" ")}); check its permissions", error);
        }
    }

    /// <summary>A part of the file: a view where it lies within one array, else a copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the file.</exception>
    public ReadOnlyMemory<byte> Slice(long begin, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(begin);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(begin, Length - count);
        if (count == 0)
            return ReadOnlyMemory<byte>.Empty;
        var (index, offset) = Math.DivRem(begin, _segmentSize);
        if (offset + count <= _segmentSize)
            return _segments[index].Slice((int)offset, count);

        var copy = GC.AllocateUninitializedArray<byte>(count);
        for (var done = 0; done < count; index++, offset = 0)
        {
            var piece = _segments[index].Span[(int)offset..];
            piece = piece[..Math.Min(piece.Length, count - done)];
            piece.CopyTo(copy.AsSpan(done));
            done += piece.Length;
        }

        return copy;
    }

    private static FileBytes Read(FileStream stream, long segmentSize)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = stream.Length;
        var segments = new ReadOnlyMemory<byte>[(length + segmentSize - 1) / segmentSize];
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = GC.AllocateUninitializedArray<byte>((int)Math.Min(segmentSize, length - (i * segmentSize)));
            for (var done = 0; done < segment.Length; done += PieceSize)
            {
                var piece = segment.AsSpan(done, Math.Min(PieceSize, segment.Length - done));
                stream.ReadExactly(piece);
                hash.AppendData(piece);
            }

            segments[i] = segment;
        }

        return new FileBytes(segments, segmentSize, new Lazy<string>(Convert.ToHexStringLower(hash.GetHashAndReset())));
    }
}
