using System.Buffers.Binary;
using RobustBench.Models;

namespace RobustBench.Doctoring;

/// <summary>
/// Native libraries as files. The system's loader refuses one that is not there or is no library, but ends the process
/// where one was cut short, by a full disk or an interrupted copy: so this is looked at before any is loaded.
/// </summary>
/// <remarks>Source: Tool Interface Standard, Executable and Linking Format 1.2; 64-bit, little-endian.</remarks>
internal static class LibraryFiles
{
    private const string Name = "library files", Mend = "make room on the disk, then copy, restore or publish the program again";

    /// <summary>Whether every library of the folders that native libraries are looked for in is whole.</summary>
    public static Finding Whole() => Guard.Look(Name, Mend, () => Whole(TorchNative.SearchFolders()));

    /// <summary>Whether every library of the folders is whole; folders that are not there have none.</summary>
    public static Finding Whole(IEnumerable<string> folders)
    {
        var files = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.so*")).Distinct().ToList();
        var cut = files.Where(IsCutShort).ToList();
        return cut.Count == 0
            ? Finding.Ok(Name, $"none of {files.Count} is cut short")
            : Finding.Fault(Name, $"cut short: {string.Join(", ", cut)}", Mend);
    }

    /// <summary>Whether an ELF library ends before its table of sections, which linkers write last.</summary>
    private static bool IsCutShort(string path)
    {
        Span<byte> header = stackalloc byte[64];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length || !header.StartsWith("\u007FELF\u0002\u0001"u8)) return false;
        var sections = BinaryPrimitives.ReadUInt64LittleEndian(header[40..]);
        var (size, count) = (BinaryPrimitives.ReadUInt16LittleEndian(header[58..]), BinaryPrimitives.ReadUInt16LittleEndian(header[60..]));
        return sections > (ulong)file.Length || sections + ((ulong)size * count) > (ulong)file.Length;
    }
}
