using System.Diagnostics;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models.Weights;

/// <summary>Files made to harm: each is read or refused, in little time and memory.</summary>
public sealed class HostileWeightsTests
{
    private const int Bomb = 4 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Formats => ["zip", "zip64", "legacy", "legacy 4", "safetensors"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_cut_short_anywhere_is_refused(string format)
    {
        var whole = Sample(format);

        for (var length = 0; length < whole.Length; length++)
            Assert.NotEmpty(TorchFile.Refusal(whole[..length]));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_file_with_wrong_bytes_is_read_or_refused_in_one_line(string format)
    {
        var whole = Sample(format);
        for (var seed = 0; seed < 4000; seed++)
        {
            var random = new Random(seed);
            var bytes = (byte[])whole.Clone();
            for (var i = random.Next(4); i >= 0; i--)
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : whole[random.Next(whole.Length)];

            Assert.True(IsReadOrRefused(bytes, out var problem), $"seed {seed}: {problem}");
        }
    }

    private const string TooMuch = "more objects than a state dict needs";

    /// <summary>A tensor, remembered as 0.</summary>
    private static readonly byte[] Tensor =
    [
        .. "ctorch._utils\n_rebuild_tensor\n((X"u8, 7, 0, 0, 0, .. "storagectorch\nFloatStorage\nX"u8, 1, 0, 0, 0,
        .. "0NK"u8, 1, .. "tQK"u8, 0, .. "))tRq"u8, 0,
    ];

    /// <summary>What pickles are refused for, and their opcodes, made when asked for: they are long.</summary>
    private static readonly Dictionary<string, (string Fault, Func<byte[]> Opcodes)> Opcodes = new()
    {
        ["dictionaries"] = (TooMuch, () => Repeated("}"u8)),
        ["lists"] = (TooMuch, () => Repeated("]"u8)),
        ["numbers"] = (TooMuch, () => Repeated([(byte)'K', 1])),
        ["nothing"] = (TooMuch, () => Repeated("N"u8)),
        ["marks"] = ("an empty stack", () => Repeated("("u8)),
        ["tuples in tuples"] = (TooMuch, () => [.. "N"u8, .. Repeated([0x85])]),
        ["a chain of few tuples"] = ("but a list", () => [.. "N"u8, .. Repeated([0x85], 1 << 20)]),
        ["empty tuples by mark"] = (TooMuch, () => Repeated("(t"u8)),
        ["lists in lists"] = (TooMuch, () => Repeated("(l"u8)),
        ["memory"] = (TooMuch, () => [.. "N"u8, .. Repeated([0x94])]),
        ["storages"] = (TooMuch, () =>
        [
            .. "(X"u8, 7, 0, 0, 0, .. "storagectorch\nFloatStorage\nX"u8, 1, 0, 0, 0, .. "0NK"u8, 1, .. "tq"u8, 0, .. "Q"u8,
            .. Repeated([(byte)'h', 0, (byte)'Q']),
        ]),
        ["names"] = (TooMuch, () =>
        [
            .. "X"u8, 5, 0, 0, 0, .. "torchq"u8, 0, .. "X"u8, 4, 0, 0, 0, .. "Sizeq"u8, 1,
            .. Repeated([(byte)'h', 0, (byte)'h', 1, 0x93]),
        ]),
        ["copies of a list"] = (TooMuch, () =>
        [
            .. "]q"u8, 0, .. "("u8, .. Repeated([(byte)'N', (byte)'N', 0x86], 1 << 16), .. "eccollections\nOrderedDict\nq"u8, 1,
            .. Repeated([(byte)'h', 1, (byte)'h', 0, 0x85, (byte)'R']),
        ]),
        ["tensors by short names"] = (TooMuch, () =>
        [
            .. Tensor, .. "}"u8, .. Enumerable.Range(0, 1 << 17).SelectMany(i => (byte[])[(byte)'U', 3, .. BitConverter.GetBytes(i)[..3], (byte)'h', 0, (byte)'s']),
        ]),
        ["items by one long key"] = ("of 1048576 characters", () =>
        [
            .. "X"u8, .. BitConverter.GetBytes(1 << 20), .. new byte[1 << 20], .. "q"u8, 0, .. "}"u8,
            .. Repeated([(byte)'h', 0, (byte)'N', (byte)'s'], 1 << 16),
        ]),
        ["text"] = ("but text", () => [.. "X"u8, .. BitConverter.GetBytes(Bomb), .. new byte[Bomb]]),
        ["no operation"] = ("an empty stack", () => Repeated("N0"u8)),
        ["frames"] = ("an empty stack", () => Repeated([0x95, 0, 0, 0, 0, 0, 0, 0, 0])),
    };

    public static TheoryData<string> Bombs => [.. Opcodes.Keys];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void No_pickle_takes_more_memory_than_its_length_allows(string kind)
    {
        var (fault, opcodes) = Opcodes[kind];
        var bytes = TorchFile.Zip(_ => new Raw(opcodes()));
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refusal = TorchFile.Refusal(bytes);

        // The file itself is in memory already.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (3L * bytes.Length) + (64L << 20));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        Assert.Contains(fault, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_makes_no_copy_of_the_numbers()
    {
        var bytes = TorchFile.Zip(torch => new Dictionary<string, object?> { ["w"] = torch.Tensor(new float[4 << 20], 4 << 20) });
        WeightFile.Parse("w.pth", TorchFile.Zip(torch => new Dictionary<string, object?> { ["w"] = torch.Tensor([1], 1) }));
        var before = GC.GetAllocatedBytesForCurrentThread();

        WeightFile.Parse("w.pth", bytes);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 10);
    }

    private static byte[] Sample(string format)
    {
        static object Top(TorchFile torch) => new Dictionary<string, object?>
        {
            ["epoch"] = 3,
            ["state_dict"] = new Dictionary<string, object?>
            {
                ["module.w"] = torch.Tensor([1, 2, 3, 4], 2, 2),
                ["module.t"] = TorchFile.View(torch.Storage("HalfStorage", (Half)1, (Half)2), 0, [2, 1], [1, 2]),
            },
        };
        return format switch
        {
            "zip" => TorchFile.Zip(Top),
            "zip64" => new ZipWriter { Wide = true }.Add("a/data.pkl", PickleWriter.Pickle(Top(new TorchFile())))
                .Add("a/data/0", new byte[16]).Add("a/data/1", new byte[4]).Done(),
            "legacy" => TorchFile.Legacy(Top),
            "legacy 4" => TorchFile.Legacy(Top, protocol: 4),
            _ => SafetensorsFile.Bytes(
                """{"w":{"dtype":"F32","shape":[2,2],"data_offsets":[4,20]},"t":{"dtype":"F16","shape":[2,1],"data_offsets":[0,4]}}""",
                new byte[20]),
        };
    }

    private static byte[] Repeated(ReadOnlySpan<byte> opcodes, int count = 0)
    {
        var bytes = new byte[count > 0 ? count * opcodes.Length : Bomb / opcodes.Length * opcodes.Length];
        for (var at = 0; at < bytes.Length; at += opcodes.Length)
            opcodes.CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Whether the bytes are weights that can be copied out, or are refused as they should be.</summary>
    private static bool IsReadOrRefused(byte[] bytes, out string problem)
    {
        problem = "";
        try
        {
            foreach (var tensor in WeightFile.Parse("w.pth", bytes).Tensors.Values.Where(tensor => tensor.Count < 1 << 20))
                tensor.ToFloats();
            return true;
        }
        catch (InputException refusal)
        {
            problem = refusal.Message;
            return refusal.Problems is [var line] && !line.Any(char.IsControl) && line.StartsWith("w.pth: ", StringComparison.Ordinal);
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            problem = other.ToString();
            return false;
        }
    }
}
