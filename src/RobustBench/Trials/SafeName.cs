using System.Security.Cryptography;
using System.Text;

namespace RobustBench.Trials;

/// <summary>Names of files and folders from keys: readable, valid on every file system, and different for different keys.</summary>
public static class SafeName
{
    private const int LongestWhole = 200;
    private const int HashCharacters = 16;

    private static readonly string[] ReservedDevices =
    [
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
        .. "0123456789¹²³".SelectMany(digit => new[] { $"COM{digit}", $"LPT{digit}" }),
    ];

    /// <summary>
    /// The key with percent-encoded (UTF-8, upper-case hexadecimal) control characters, <c>/ \ : * ? " &lt; &gt; | %</c>,
    /// a dot or space at either end, and the first letter of Windows' device names. A name of more than 200 bytes of UTF-8
    /// is cut there and ends in <c>~</c> and 16 digits of the key's SHA-256; at over 200 bytes still, it can't be the whole
    /// name of another key.
    /// </summary>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public static string Of(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var name = new StringBuilder(key.Length);
        var (bytes, cut) = (0, 0);
        var position = 0;
        var device = IsDevice(key);
        foreach (var rune in key.EnumerateRunes())
        {
            var atEnd = position == 0 || position + rune.Utf16SequenceLength == key.Length;
            var text = IsUnsafe(rune, atEnd) || (device && position == 0) ? Encoded(rune) : rune.ToString();
            position += rune.Utf16SequenceLength;
            name.Append(text);
            bytes += Encoding.UTF8.GetByteCount(text);
            if (bytes <= LongestWhole)
                cut = name.Length;
        }

        return bytes <= LongestWhole ? name.ToString() : $"{name.ToString(0, cut)}~{Hash(key)}";
    }

    private static bool IsUnsafe(Rune rune, bool atEnd) =>
        Rune.IsControl(rune)
        || (rune.IsAscii && "/\\:*?\"<>|%".Contains((char)rune.Value))
        || (atEnd && rune.Value is '.' or ' ');

    // Windows takes the name for a device with any ending, too: "aux.png".
    private static bool IsDevice(string key) =>
        ReservedDevices.Contains(key.Split('.', 2)[0].TrimEnd(' '), StringComparer.OrdinalIgnoreCase);

    private static string Encoded(Rune rune) =>
        string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(value => $"%{value:X2}"));

    private static string Hash(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HashCharacters];
}
