using System.Security.Cryptography;

namespace RobustBench.Fetching;

/// <summary>A published checksum.</summary>
/// <param name="Algorithm">SHA-256, or MD5, which tells a broken file and no forged one.</param>
/// <param name="Digits">Lower-case hexadecimal; of torchvision's files the first digits alone are published, in their names.</param>
public sealed record FileHash(HashAlgorithmName Algorithm, string Digits)
{
    /// <summary>Reads <c>sha256:…</c>, <c>md5:…</c> or <c>sha256-begins:…</c>.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static FileHash Parse(string text) => text.Split(':') switch
    {
        ["sha256", { Length: 64 } digits] => new FileHash(HashAlgorithmName.SHA256, digits),
        ["sha256-begins", { Length: >= 8 } digits] => new FileHash(HashAlgorithmName.SHA256, digits),
        ["md5", { Length: 32 } digits] => new FileHash(HashAlgorithmName.MD5, digits),
        _ => throw new FormatException($"{text} is no checksum."),
    };

    /// <summary>Whether it is that of a file with these digits.</summary>
    public bool Fits(string digits) => digits.StartsWith(Digits, StringComparison.Ordinal);

    /// <summary>The digits of a file's own, by the same algorithm.</summary>
    public string Of(string path)
    {
        using var file = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(Algorithm);
        var buffer = new byte[1 << 20];
        for (int read; (read = file.Read(buffer)) > 0;) hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
