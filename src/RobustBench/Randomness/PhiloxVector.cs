using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RobustBench.Randomness;

/// <summary>Four blocks of <see cref="Philox"/> at once, as uniform numbers, on processors with AVX2; the same bits.</summary>
internal static class PhiloxVector
{
    /// <summary>How many numbers four blocks make.</summary>
    public const int Group = 16;

    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>Fills whole groups with the numbers of the blocks from <paramref name="block"/> on.</summary>
    public static void Fill(Span<float> uniform, ulong block, (uint Low, uint High) key)
    {
        var target = MemoryMarshal.Cast<float, Vector128<float>>(uniform);
        for (var i = 0; i < target.Length; i += 4, block += 4)
        {
            var (words01, words23) = Blocks(Vector256.Create(block, block + 1, block + 2, block + 3), key);
            // Within each half, the low parts belong to an even block, the high parts to the odd one after it.
            var even = Uniform(Avx2.UnpackLow(words01, words23));
            var odd = Uniform(Avx2.UnpackHigh(words01, words23));
            (target[i], target[i + 1], target[i + 2], target[i + 3]) = (even.GetLower(), odd.GetLower(), even.GetUpper(), odd.GetUpper());
        }
    }

    /// <summary>
    /// A counter word lies in the low half of each 64-bit lane. The high halves hold rests of products, which the
    /// multiplication does not read.
    /// </summary>
    private static (Vector256<ulong> Words01, Vector256<ulong> Words23) Blocks(Vector256<ulong> block, (uint Low, uint High) key)
    {
        var (multiplier0, multiplier1) = (Vector256.Create(Philox.Multiplier0), Vector256.Create(Philox.Multiplier1));
        var (c0, c1, c2, c3) = (block, block >>> 32, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        var (k0, k1) = key;
        for (var round = 0; round < Philox.Rounds; round++)
        {
            var product0 = Avx2.Multiply(multiplier0, c0.AsUInt32());
            var product1 = Avx2.Multiply(multiplier1, c2.AsUInt32());
            c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            (c1, c3) = (product1, product0);
            k0 += Philox.Weyl0;
            k1 += Philox.Weyl1;
        }

        var low = Vector256.Create((ulong)uint.MaxValue);
        return ((c0 & low) | (c1 << 32), (c2 & low) | (c3 << 32));
    }

    private static Vector256<float> Uniform(Vector256<ulong> words) =>
        Vector256.ConvertToSingle((words.AsUInt32() >>> 8).AsInt32()) * (1f / (1 << 24));
}
