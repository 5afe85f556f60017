using System.Formats.Tar;
using System.IO.Compression;

namespace RobustBench.Fetching;

/// <summary>Unpacks archives that strangers made: no path leaves the folder, there are no links and devices, and there is an end to it.</summary>
internal static class Unpacking
{
    private const int MostFiles = 10_000_000;

    /// <summary>What unpacked files may be together, for each byte of the archive, beyond a first quarter of a gigabyte.</summary>
    private const long MostGrowth = 50, FirstBytes = 256L << 20;

    /// <summary>Unpacks an archive into a folder, whose files of the same names are replaced.</summary>
    /// <exception cref="InputException">The archive is damaged, or one of its entries is refused.</exception>
    public static void Run(string archive, string format, string folder, CancellationToken cancel)
    {
        var left = new Allowance(new FileInfo(archive).Length);
        try
        {
            if (format == "zip") Zip(archive, folder, left, cancel);
            else Tar(archive, format == "tar.gz", folder, left, cancel);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new InputException($"{archive} is damaged: {OneLine.Of(error.Message)}", error);
        }
    }

    private static void Zip(string archive, string folder, Allowance left, CancellationToken cancel)
    {
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries)
        {
            cancel.ThrowIfCancellationRequested();
            // The upper half of a Unix entry's attributes has the kind of the file: 0xA000 is a link.
            if ((entry.ExternalAttributes >> 16 & 0xF000) == 0xA000) throw Refused(archive, entry.FullName, "is a link");
            var path = Inside(archive, entry.FullName, folder);
            if (entry.FullName.EndsWith('/')) Directory.CreateDirectory(path);
            else Write(archive, entry.FullName, path, entry.Open(), left);
        }
    }

    private static void Tar(string archive, bool compressed, string folder, Allowance left, CancellationToken cancel)
    {
        using var file = File.OpenRead(archive);
        using var stream = compressed ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            cancel.ThrowIfCancellationRequested();
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    Directory.CreateDirectory(Inside(archive, entry.Name, folder));
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    Write(archive, entry.Name, Inside(archive, entry.Name, folder), entry.DataStream ?? Stream.Null, left);
                    break;
                case TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes:
                    break;
                default:
                    throw Refused(archive, entry.Name, $"is no file or folder ({entry.EntryType})");
            }
        }
    }

    private static void Write(string archive, string name, string path, Stream from, Allowance left)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        left.Take(archive, name, 0);
        using (from)
        {
            using var to = File.Create(path);
            var buffer = new byte[1 << 17];
            for (int read; (read = from.Read(buffer)) > 0;)
            {
                left.Take(archive, name, read);
                to.Write(buffer, 0, read);
            }
        }
    }

    /// <summary>The path of an entry, which must lie in the folder.</summary>
    private static string Inside(string archive, string name, string folder)
    {
        var parts = name.Split('/', '\\');
        if (name.Length == 0 || name.Contains('\0') || Path.IsPathRooted(name) || parts[0].Contains(':') || parts.Contains(".."))
            throw Refused(archive, name, "leaves the folder");
        var path = Path.GetFullPath(Path.Combine(folder, Path.Combine(parts)));
        return path.StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal) ? path : throw Refused(archive, name, "leaves the folder");
    }

    private static InputException Refused(string archive, string name, string what) =>
        new(OneLine.Of($"{archive}: the entry `{name}` {what}, and is refused: nothing of the archive is kept"));

    /// <summary>How much an archive may still unpack to.</summary>
    private sealed class Allowance(long packed)
    {
        private readonly long _most = FirstBytes + (MostGrowth * packed);
        private long _bytes;
        private int _files;

        public void Take(string archive, string name, int bytes)
        {
            if (bytes == 0) _files++;
            _bytes += bytes;
            if (_files > MostFiles) throw Refused(archive, name, $"is one of more than {MostFiles} files");
            if (_bytes > _most) throw Refused(archive, name, $"makes it more than {_most} bytes unpacked");
        }
    }
}
