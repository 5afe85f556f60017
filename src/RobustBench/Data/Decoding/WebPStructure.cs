namespace RobustBench.Data.Decoding;

/// <summary>Looks at a WebP's container before it is decoded.</summary>
internal static class WebPStructure
{
    private const int LengthAt = 4, LengthCountsFrom = 8;

    /// <summary>Refuses a file that ends before its container does; Skia would decode the first frame of the rest.</summary>
    /// <exception cref="InputException">The file is cut short.</exception>
    public static void Check(ReadOnlySpan<byte> file)
    {
        if (LengthCountsFrom + (long)file.UInt32(LengthAt) > file.Length) throw FileBytes.CutShort();
    }
}
