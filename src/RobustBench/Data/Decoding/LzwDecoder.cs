namespace RobustBench.Data.Decoding;

/// <summary>Decodes a GIF frame's indices: LZW with codes of up to 12 bits, low bits first, in blocks of up to 255 bytes.</summary>
/// <remarks>Source: GIF89a specification, appendix F. Where data go on after the last index, they are not read, as in PIL.</remarks>
internal ref struct LzwDecoder
{
    private const int MostCodes = 4096, MostCodeBits = 12;

    private readonly ReadOnlySpan<byte> _data;
    private int _at, _blockLeft, _bits, _bitCount;

    private LzwDecoder(ReadOnlySpan<byte> data)
    {
        _data = data;
        _at = 1;
    }

    /// <summary>Fills <paramref name="indices"/>, in the order in which they are stored.</summary>
    /// <param name="data">The frame's data: the bits of an index, then the blocks.</param>
    /// <param name="indices">Receives width · height values.</param>
    /// <exception cref="InputException">The data are damaged, or end before the last index.</exception>
    public static void Decode(ReadOnlySpan<byte> data, Span<byte> indices) => new LzwDecoder(data).Fill(indices, data.Byte(0));

    private void Fill(Span<byte> indices, int indexBits)
    {
        if (indexBits is 0 or > 8) throw FileBytes.Damaged($"indices of {indexBits} bits");
        var (clear, end) = (1 << indexBits, (1 << indexBits) + 1);
        // A code's indices are those of an earlier code and one more: all of them lie where that code was last written.
        Span<int> starts = stackalloc int[MostCodes];
        Span<int> lengths = stackalloc int[MostCodes];
        var (next, codeBits, previous, filled) = (end + 1, indexBits + 1, -1, 0);
        while (filled < indices.Length)
        {
            var code = NextCode(codeBits);
            if (code == end) throw FileBytes.CutShort();
            if (code == clear)
            {
                (next, codeBits, previous) = (end + 1, indexBits + 1, -1);
                continue;
            }

            if (previous < 0 ? code > clear : code > next) throw FileBytes.Damaged("a code before its time");
            var start = filled;
            if (previous >= 0 && next < MostCodes)
            {
                // The new code: what was written last, and the first index of what comes now.
                (starts[next], lengths[next]) = (previous, start - previous + 1);
                if (++next == 1 << codeBits && codeBits < MostCodeBits) codeBits++;
            }

            if (code < clear) indices[filled++] = (byte)code;
            // One by one: a code that was only just made ends with the index that is written first here.
            else for (var i = 0; i < lengths[code] && filled < indices.Length; i++) indices[filled++] = indices[starts[code] + i];
            previous = start;
        }
    }

    private int NextCode(int bits)
    {
        for (; _bitCount < bits; _bitCount += 8)
        {
            while (_blockLeft == 0)
            {
                _blockLeft = _data.Byte(_at++);
                _ = _data.Take(_at, _blockLeft);
            }

            _bits |= _data[_at++] << _bitCount;
            _blockLeft--;
        }

        var code = _bits & ((1 << bits) - 1);
        (_bits, _bitCount) = (_bits >> bits, _bitCount - bits);
        return code;
    }
}
