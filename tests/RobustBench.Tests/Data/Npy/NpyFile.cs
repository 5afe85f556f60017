using System.Buffers.Binary;
using System.Text;

namespace RobustBench.Tests.Data.Npy;

/// <summary>Files of numpy's format, as <c>numpy.lib.format.write_array</c> writes them.</summary>
internal static class NpyFile
{
    /// <summary>An array with the header that numpy writes for it.</summary>
    public static byte[] Array(string type, string shape, byte[] values, int version = 1, bool fortran = false) =>
        OfHeader($"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}", values, version);

    /// <summary>An array with any header; padded so that the values start at a multiple of 64 bytes.</summary>
    public static byte[] OfHeader(string header, byte[] values, int version = 1)
    {
        var before = version == 1 ? 10 : 12;
        var text = Encoding.UTF8.GetBytes(header);
        var padding = 63 - ((before + text.Length) % 64);
        var start = new byte[before];
        byte[] magic = [0x93, .. "NUMPY"u8, (byte)version, 0];
        magic.CopyTo(start, 0);
        var length = text.Length + padding + 1;
        if (version == 1) BinaryPrimitives.WriteUInt16LittleEndian(start.AsSpan(8), (ushort)length);
        else BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(8), length);
        return [.. start, .. text, .. Enumerable.Repeat((byte)' ', padding), (byte)'\n', .. values];
    }

    /// <summary>Random images, N × H × W × 3.</summary>
    public static byte[] Images(int count, int height, int width)
    {
        var values = new byte[count * height * width * 3];
        new Random(2018).NextBytes(values);
        return values;
    }
}
