using System.Buffers.Binary;

namespace RobustBench.Models.Weights.PyTorch;

/// <summary>The bytes of a pickle, read forwards; whatever is wrong is told with the file and the byte in it.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="bytes">The pickle, and perhaps what follows it.</param>
/// <param name="origin">Where in the file the bytes begin.</param>
internal sealed class PickleBytes(string path, ReadOnlyMemory<byte> bytes, long origin)
{
    private int _opcode;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    /// <summary>The bytes in all.</summary>
    public int Length => bytes.Length;

    /// <summary>The last opcode's place in the file.</summary>
    private long Place => origin + _opcode;

    /// <summary>The next byte, which is an opcode: messages give its place.</summary>
    public byte Opcode()
    {
        _opcode = Position;
        return Byte();
    }

    /// <summary>The next byte.</summary>
    public byte Byte() => Take(1).Span[0];

    /// <summary>The next two bytes as a number.</summary>
    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2).Span);

    /// <summary>The next four bytes as a number with a sign.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span);

    /// <summary>The next four bytes as a number.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4).Span);

    /// <summary>The next eight bytes as a number.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8).Span);

    /// <summary>The next eight bytes as a double, the most significant first.</summary>
    public double BigEndianDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8).Span);

    /// <summary>The next bytes, not copied.</summary>
    public ReadOnlyMemory<byte> Take(ulong count)
    {
        if (count > (ulong)(bytes.Length - Position))
            throw Damaged("it ends in the middle");
        var taken = bytes.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>The bytes up to the next line feed, which is passed over.</summary>
    public ReadOnlySpan<byte> Line()
    {
        var length = bytes.Span[Position..].IndexOf((byte)'\n');
        if (length < 0)
            throw Damaged("it ends in the middle");
        var line = bytes.Span.Slice(Position, length);
        Position += length + 1;
        return line;
    }

    /// <summary>What to throw where the pickle breaks its own format.</summary>
    public InputException Damaged(string what) => Refused(what, "the file is cut short or damaged, get it again");

    /// <summary>What to throw where the pickle is not what is read here.</summary>
    public InputException Refused(string what, string mend) => new($"{path}: the pickle at byte {Place}: {what}; {mend}");

    /// <summary>What to throw where the pickle names what is not understood.</summary>
    public InputException Unknown(string name, string mend) => new(
        $"{path}: the pickle names `{WeightName.Printable(name)}` at byte {Place}, which a state dict does not need; "
        + $"nothing of it was run: {mend}");
}
