using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RobustBench.Acceptance;

/// <summary>An array of numpy's format 1.0 in C order: <c>|u1</c>, <c>&lt;f4</c> or <c>&lt;f8</c>.</summary>
internal sealed partial record Npy(int[] Shape, double[] Values)
{
    public static Npy Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.Equal("\u0093NUMPY\u0001", Encoding.Latin1.GetString(bytes, 0, 7));
        var start = 10 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var header = Header().Match(Encoding.Latin1.GetString(bytes, 10, start - 10));
        Assert.True(header.Success, $"{path} has another kind of header");
        int[] shape = [.. header.Groups["shape"].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(side => int.Parse(side, CultureInfo.InvariantCulture))];
        var count = shape.Aggregate(1, (product, side) => product * side);
        return new Npy(shape, [.. Enumerable.Range(0, count).Select(i => header.Groups["type"].Value switch
        {
            "|u1" => bytes[start + i],
            "<f4" => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(start + 4 * i)),
            "<f8" => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(start + 8 * i)),
            var type => throw new NotSupportedException(type),
        })]);
    }

    /// <summary>Item <paramref name="index"/> along the first axis.</summary>
    public double[] this[int index] => Values[(index * Values.Length / Shape[0])..((index + 1) * Values.Length / Shape[0])];

    [GeneratedRegex(@"'descr': '(?<type>[^']+)', 'fortran_order': False, 'shape': \((?<shape>[^)]*)\)")]
    private static partial Regex Header();
}
