namespace RobustBench.Fuzz;

/// <summary>Makes inputs out of seeds: the same input for the same target, seed and number, on every machine.</summary>
internal sealed class Mutator(Target target, int seed)
{
    private const int LongestInput = 1 << 16;

    private static readonly ulong[] Extremes =
        [0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x100000000, long.MaxValue, 1UL << 63, ulong.MaxValue];

    /// <summary>The input of this number: a seed after one to eight changes, half of them after one.</summary>
    public byte[] Input(long number)
    {
        var random = new Random(HashCode(seed, number));
        var input = Pick(target.Seeds, random).ToList();
        for (var changes = 1 + (random.Next(2) * random.Next(8)); changes > 0; changes--) Change(input, random);
        if (input.Count > LongestInput) input.RemoveRange(LongestInput, input.Count - LongestInput);
        return [.. input];
    }

    // System.HashCode differs from process to process.
    private static int HashCode(int seed, long number)
    {
        var mixed = ((ulong)(uint)seed << 40) ^ ((ulong)number * 0x9E3779B97F4A7C15);
        mixed = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9;
        return (int)(mixed >> 32);
    }

    private void Change(List<byte> input, Random random)
    {
        var place = random.Next(input.Count + 1);
        var length = Math.Min(1 << random.Next(7), input.Count - place);
        switch (random.Next(10))
        {
            case 0 or 1 when place < input.Count:
                input[place] ^= (byte)(1 << random.Next(8));
                break;
            case 2 when place < input.Count:
                input[place] = (byte)random.Next(256);
                break;
            case 3:
                input.RemoveRange(place, length);
                break;
            case 4:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(place, length));
                break;
            case 5 when random.Next(4) == 0:
                input.RemoveRange(place, input.Count - place);
                break;
            case 6:
                Overwrite(input, place, Number(random));
                break;
            case 7:
                input.InsertRange(place, Pick(target.Words, random));
                break;
            case 8:
                Overwrite(input, place, Pick(target.Words, random));
                break;
            default:
                Splice(input, place, Pick(target.Seeds, random), random);
                break;
        }
    }

    private static byte[] Number(Random random) =>
        BitConverter.GetBytes(Extremes[random.Next(Extremes.Length)])[..(1 << random.Next(4))];

    private static void Overwrite(List<byte> input, int place, byte[] bytes)
    {
        for (var i = 0; i < bytes.Length && place + i < input.Count; i++) input[place + i] = bytes[i];
    }

    private static void Splice(List<byte> input, int place, byte[] other, Random random)
    {
        var from = random.Next(other.Length);
        input.InsertRange(place, other.AsSpan(from, Math.Min(1 << random.Next(9), other.Length - from)).ToArray());
    }

    private static byte[] Pick(IReadOnlyList<byte[]> choices, Random random) => choices[random.Next(choices.Count)];
}
