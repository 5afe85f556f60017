namespace RobustBench.Tests.Data.Decoding;

/// <summary>Writes GIFs of one frame byte by byte.</summary>
internal sealed record GifFile
{
    public required (int Width, int Height) Screen { get; init; }

    public required (int Left, int Top, int Width, int Height) Frame { get; init; }

    /// <summary>The frame's indices in the order in which they are stored.</summary>
    public required byte[] Indices { get; init; }

    /// <summary>Red, green, blue of each colour, a power of two of them; empty: none.</summary>
    public byte[] GlobalPalette { get; init; } = [];

    public byte[] LocalPalette { get; init; } = [];

    public byte? Transparent { get; init; }

    public bool Interlaced { get; init; }

    public int IndexBits { get; init; } = 2;

    public byte[] Bytes()
    {
        byte[] control = Transparent is { } index ? [(byte)'!', 0xF9, 4, 1, 0, 0, index, 0] : [];
        var data = Compress();
        return
        [
            .. "GIF89a"u8, .. Word(Screen.Width), .. Word(Screen.Height), PaletteFlags(GlobalPalette), 0, 0, .. GlobalPalette,
            (byte)'!', 0xFE, 2, (byte)'h', (byte)'i', 0,
            .. control,
            (byte)',', .. Word(Frame.Left), .. Word(Frame.Top), .. Word(Frame.Width), .. Word(Frame.Height),
            (byte)(PaletteFlags(LocalPalette) | (Interlaced ? 0x40 : 0)), .. LocalPalette,
            (byte)IndexBits, .. data.Chunk(255).SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0,
            (byte)';',
        ];
    }

    private static byte PaletteFlags(byte[] palette) =>
        palette.Length == 0 ? (byte)0 : (byte)(0x80 | (int.Log2(palette.Length / 3) - 1));

    private static byte[] Word(int number) => [(byte)number, (byte)(number >> 8)];

    /// <summary>LZW as the format's appendix F has it; when the codes are used up it goes on with those there are.</summary>
    private byte[] Compress()
    {
        var (bytes, bits, bitCount) = (new List<byte>(), 0, 0);
        var (clear, codeBits) = (1 << IndexBits, IndexBits + 1);
        var codes = Enumerable.Range(0, clear).ToDictionary(index => $"{(char)index}", index => index);
        var next = clear + 2;
        Write(clear);
        var current = "";
        foreach (var index in Indices)
        {
            var longer = current + (char)index;
            if (!codes.ContainsKey(longer))
            {
                Write(codes[current]);
                if (next < 4096) codes[longer] = next++;
                if (next > 1 << codeBits && codeBits < 12) codeBits++;
                longer = $"{(char)index}";
            }

            current = longer;
        }

        Write(codes[current]);
        Write(clear + 1);
        if (bitCount > 0) bytes.Add((byte)bits);
        return [.. bytes];

        void Write(int code)
        {
            bits |= code << bitCount;
            for (bitCount += codeBits; bitCount >= 8; bitCount -= 8, bits >>= 8) bytes.Add((byte)bits);
        }
    }
}
