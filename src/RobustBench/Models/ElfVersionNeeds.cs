using System.Buffers.Binary;

namespace RobustBench.Models;

/// <summary>Edits the symbol versions that an ELF library (64-bit, little-endian) demands of the libraries it needs.</summary>
/// <remarks>Source: Linux Standard Base 5.0, section "Symbol Versioning".</remarks>
internal static class ElfVersionNeeds
{
    private const uint Magic = 0x464C457F;
    private const uint VersionNeedSection = 0x6FFFFFFE;
    private const ushort Weak = 2;

    /// <summary>Marks every need of one version weak: the loader then warns of its absence instead of refusing the library.</summary>
    /// <param name="image">The whole library, edited in place.</param>
    /// <param name="version">The version, such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>How many needs were marked; 0 where the bytes are no such library or do not need the version.</returns>
    /// <exception cref="InvalidDataException">The library's tables point outside of it.</exception>
    public static int MarkWeak(Span<byte> image, string version)
    {
        const int headerLength = 64;
        if (image.Length < headerLength || Word(image, 0) != Magic || image[4] != 2 || image[5] != 1)
            return 0;

        var sections = Long(image, 40);
        int size = Half(image, 58), count = Half(image, 60), marked = 0;
        for (var i = 0; i < count; i++)
        {
            var section = sections + (long)i * size;
            if (Word(image, section + 4) != VersionNeedSection)
                continue;
            var names = Long(image, sections + (long)Word(image, section + 40) * size + 24);
            marked += MarkWeak(image, Long(image, section + 24), names, version);
        }

        return marked;
    }

    // A table is a chain of needed libraries, each with a chain of versions; offset 0 ends a chain, others only go forward.
    private static int MarkWeak(Span<byte> image, long library, long names, string version)
    {
        var marked = 0;
        for (uint next; ; library += next)
        {
            var need = library + Word(image, library + 8);
            for (uint nextNeed; ; need += nextNeed)
            {
                if (Name(image, names + Word(image, need + 8), version.Length).SequenceEqual(version))
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(At(image, need + 4, 2), (ushort)(Half(image, need + 4) | Weak));
                    marked++;
                }

                nextNeed = Word(image, need + 12);
                if (nextNeed == 0)
                    break;
            }

            next = Word(image, library + 12);
            if (next == 0)
                return marked;
        }
    }

    /// <summary>The text at an offset, up to one character more than asked for, so that a longer one differs.</summary>
    private static string Name(Span<byte> image, long offset, int length)
    {
        var bytes = At(image, offset, (int)Math.Min(length + 1, image.Length - offset));
        var end = bytes.IndexOf((byte)0);
        return System.Text.Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static ushort Half(Span<byte> image, long offset) => BinaryPrimitives.ReadUInt16LittleEndian(At(image, offset, 2));

    private static uint Word(Span<byte> image, long offset) => BinaryPrimitives.ReadUInt32LittleEndian(At(image, offset, 4));

    private static long Long(Span<byte> image, long offset) => BinaryPrimitives.ReadInt64LittleEndian(At(image, offset, 8));

    private static Span<byte> At(Span<byte> image, long offset, int length) =>
        offset >= 0 && length >= 0 && offset <= image.Length - length
            ? image.Slice((int)offset, length)
            : throw new InvalidDataException($"The ELF library ends before byte {offset}, where its tables point.");
}
