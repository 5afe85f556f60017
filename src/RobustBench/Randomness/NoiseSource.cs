using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RobustBench.Randomness;

/// <summary>
/// The random numbers of one trial: a stream that depends on the suite's seed, the image's key and the condition's key
/// alone, and so on neither batch size, order, threads nor an interruption.
/// </summary>
public class NoiseSource
{
    private readonly (uint Low, uint High) _key;
    private ulong _drawn;

    /// <summary>
    /// The stream whose 64-bit key is the first 8 bytes (little-endian) of SHA-256 over the decimal seed, the image key and
    /// the condition key, in UTF-8, joined by U+001F.
    /// </summary>
    public NoiseSource(long seed, string imageKey, string conditionKey)
    {
        var text = string.Join('\u001f', seed.ToString(CultureInfo.InvariantCulture), imageKey, conditionKey);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        _key = (BinaryPrimitives.ReadUInt32LittleEndian(hash), BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4)));
    }

    /// <summary>
    /// Fills <paramref name="uniform"/> with the next numbers of the stream, uniform in [0, 1): number i is word i mod 4 of
    /// Philox4x32-10 block i div 4, its upper 24 bits times 2⁻²⁴.
    /// </summary>
    public virtual void Fill(Span<float> uniform)
    {
        // Up to the end of a begun block, then several blocks at once where the processor can, then the rest.
        uniform = uniform[FillFromBlocks(uniform[..Math.Min((int)(-(long)_drawn & 3), uniform.Length)])..];
        if (PhiloxVector.IsSupported)
        {
            var whole = uniform[..(uniform.Length - uniform.Length % PhiloxVector.Group)];
            PhiloxVector.Fill(whole, _drawn / 4, _key);
            _drawn += (ulong)whole.Length;
            uniform = uniform[whole.Length..];
        }

        FillFromBlocks(uniform);
    }

    /// <summary>A stream that goes on from here by itself.</summary>
    public NoiseSource Fork() => (NoiseSource)MemberwiseClone();

    private int FillFromBlocks(Span<float> uniform)
    {
        Span<uint> words = stackalloc uint[4];
        var filled = 0;
        while (filled < uniform.Length)
        {
            var block = _drawn / 4;
            (words[0], words[1], words[2], words[3]) = Philox.Block(((uint)block, (uint)(block >> 32), 0, 0), _key);
            for (var word = (int)(_drawn % 4); word < 4 && filled < uniform.Length; word++, _drawn++)
                uniform[filled++] = (words[word] >> 8) * (1f / (1 << 24));
        }

        return filled;
    }
}
