using System.Security.Cryptography;

namespace RobustBench.Models;

/// <summary>A file that holds a network whole, layers and weights, in memory.</summary>
/// <param name="Path">Where it came from, for messages.</param>
/// <param name="Bytes">The file; what is checked, hashed and loaded is the same bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal.</param>
internal sealed record NetworkFile(string Path, byte[] Bytes, string Sha256)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It can't be read.</exception>
    public static NetworkFile Read(string path)
    {
        try
        {
            var bytes = RegularFile.ReadAllBytes(path);
            return new NetworkFile(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} can't be read: {error.Message}", error);
        }
    }
}
