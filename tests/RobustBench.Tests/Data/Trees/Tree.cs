using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using RobustBench.Data;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.Trees;

/// <summary>Files that a test lays out once and opens as any kind of tree.</summary>
internal sealed class Tree : IDisposable
{
    public static readonly string[] Kinds = ["folder", "tar", "tar.gz", "zip"];

    /// <summary>Archives are the same bytes in every run.</summary>
    private static readonly DateTimeOffset Written = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly List<(string Path, byte[] Bytes)> _files = [];

    /// <summary>The temporary folder; the files of a <c>folder</c> lie in <c>root</c>.</summary>
    public string Path => _folder.Path;

    public string File(string name) => _folder.File(name);

    /// <summary>Adds a file; without bytes, a PNG of its own.</summary>
    public Tree Add(string path, byte[]? bytes = null)
    {
        _files.Add((path, bytes ?? Png.Bytes(_files.Count)));
        return this;
    }

    /// <summary>Writes the files as one kind of tree.</summary>
    /// <returns>The path of the folder or archive.</returns>
    public string Write(string kind)
    {
        var path = File("root" + (kind == "folder" ? "" : "." + kind));
        if (kind == "folder") WriteFolder(path);
        else if (kind == "zip") WriteZip(path);
        else
        {
            using var file = System.IO.File.Create(path);
            using Stream stream = kind == "tar" ? file : new GZipStream(file, CompressionLevel.Fastest);
            WriteTar(stream);
        }

        return path;
    }

    /// <summary>Writes the files as one kind of tree, and opens it.</summary>
    public ImageSet Open(string kind, params (string Name, string Value)[] values) => Opened.Of(kind, [("path", Write(kind)), .. values]);

    /// <summary>Writes the files and an index beside them, and opens it.</summary>
    public ImageSet OpenIndex(string kind, string csv, params (string Name, string Value)[] values) =>
        Open(kind, [("index", WriteIndex(csv)), .. values]);

    public string WriteIndex(string csv)
    {
        System.IO.File.WriteAllText(File("index.csv"), csv);
        return File("index.csv");
    }

    public static void MakePipe(string path)
    {
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private void WriteFolder(string root)
    {
        Directory.CreateDirectory(root);
        foreach (var (path, bytes) in _files)
        {
            var file = System.IO.Path.Join(root, path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            System.IO.File.WriteAllBytes(file, bytes);
        }
    }

    private void WriteTar(Stream stream)
    {
        using var writer = new TarWriter(stream);
        foreach (var (path, bytes) in _files)
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(bytes), ModificationTime = Written });
    }

    private void WriteZip(string path)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in _files)
        {
            // Every other file is stored, as archives of photographs have them.
            var level = name.Length % 2 == 0 ? CompressionLevel.NoCompression : CompressionLevel.Optimal;
            var entry = archive.CreateEntry(name, level);
            entry.LastWriteTime = Written;
            using var content = entry.Open();
            content.Write(bytes);
        }
    }
}
