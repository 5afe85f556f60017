using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RobustBench.Data.Npy;

/// <summary>What a .npy file says about its array.</summary>
/// <param name="Type">numpy's type of the values: order of bytes, kind and number of bytes, such as <c>&lt;i8</c>.</param>
/// <param name="IsFortran">Whether the first index varies fastest.</param>
/// <param name="Shape">The sides.</param>
/// <param name="Start">Where the values start, in bytes.</param>
internal sealed partial record NpyHeader(string Type, bool IsFortran, IReadOnlyList<long> Shape, int Start)
{
    /// <summary>Far more than numpy writes for an array of numbers.</summary>
    private const int Longest = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The shape as Python writes it.</summary>
    public string ShapeText => $"({string.Join(", ", Shape)}{(Shape.Count == 1 ? "," : "")})";

    /// <summary>Reads the header at the start of a file.</summary>
    /// <exception cref="InputException">The file is no .npy file of version 1 to 3, or damaged; the message does not name it.</exception>
    public static NpyHeader Read(StoredFile file)
    {
        Span<byte> first = stackalloc byte[12];
        if (!file.Fill(first, offset: 0) || !first.StartsWith(Magic)) throw new InputException("it is no .npy file: save one with numpy.save");
        var (version, before) = (first[6], first[6] == 1 ? 10 : 12);
        if (version is < 1 or > 3) throw new InputException($"its version of the .npy format is {version}, and 1 to 3 are read");
        var length = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(first[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(first[8..]);
        if (length > Longest) throw Damage();
        var text = new byte[length];
        return file.Fill(text, before) ? Parse(Encoding.UTF8.GetString(text), before + (int)length) : throw Damage();
    }

    private static NpyHeader Parse(string text, int start)
    {
        var (type, order, shape) = (TypeField().Match(text), OrderField().Match(text), ShapeField().Match(text));
        if (!type.Success || !order.Success || !shape.Success) throw Damage();
        var sides = new List<long>();
        foreach (var side in shape.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw Damage();
            sides.Add(number);
        }

        return new NpyHeader(type.Groups[1].Value, order.Groups[1].Value == "True", sides, start);
    }

    private static InputException Damage() => new("its .npy header is damaged, or describes no array of numbers");

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")]
    private static partial Regex TypeField();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex OrderField();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([^()]*)\)""")]
    private static partial Regex ShapeField();
}
