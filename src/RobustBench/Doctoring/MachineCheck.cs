using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace RobustBench.Doctoring;

/// <summary>The runtime, the processor and the memory.</summary>
internal static class MachineCheck
{
    private const long LeastMemory = 1L << 30;

    /// <summary>Which .NET runs on which system; one that is too old does not get as far as this.</summary>
    public static Finding Runtime() => Finding.Ok(
        "runtime", $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.RuntimeIdentifier}");

    /// <summary>The vector instructions that conditions and networks use, and how many threads run at once.</summary>
    public static Finding Processor() => Processor(
        Environment.ProcessorCount,
        RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? [("AVX2", Avx2.IsSupported, true), ("FMA", Fma.IsSupported, true), ("AVX-512", Avx512F.IsSupported, false)]
            : [("AdvSIMD", AdvSimd.IsSupported, true)]);

    /// <param name="threads">How many threads run at once.</param>
    /// <param name="features">Instructions: whether they are there, and whether a run is much slower without.</param>
    public static Finding Processor(int threads, IReadOnlyList<(string Name, bool There, bool Needed)> features)
    {
        var list = string.Join(", ", features.Select(feature => feature.There ? feature.Name : $"no {feature.Name}"));
        var text = $"{threads} {(threads == 1 ? "thread" : "threads")}; {list}";
        return features.All(feature => feature.There || !feature.Needed)
            ? Finding.Ok("processor", text)
            : Finding.Warning("processor", text, "expect a slow run; a virtual machine may hide instructions that its processor has: pass them through");
    }

    /// <summary>The memory that this process may have, and how much of it is free.</summary>
    public static Finding Memory()
    {
        // The collector knows the limits of a container; the kernel's table does not.
        var limits = GC.GetGCMemoryInfo();
        var total = limits.TotalAvailableMemoryBytes;
        return Memory(total, Math.Min(total, FreeOnLinux() ?? total - limits.MemoryLoadBytes));
    }

    /// <param name="total">Bytes.</param>
    /// <param name="available">Bytes of it that are free, or can be made so.</param>
    public static Finding Memory(long total, long available)
    {
        var text = $"{Bytes.Text(available)} of {Bytes.Text(total)} available";
        return available >= LeastMemory
            ? Finding.Ok("memory", text)
            : Finding.Warning("memory", text, "end other programs, or run with fewer --threads and a smaller --batch-size");
    }

    private static long? FreeOnLinux()
    {
        const string Table = "/proc/meminfo", Row = "MemAvailable:", Unit = "kB";
        if (!File.Exists(Table)) return null;
        var row = File.ReadLines(Table).FirstOrDefault(line => line.StartsWith(Row, StringComparison.Ordinal));
        return row is not null && long.TryParse(row[Row.Length..].Replace(Unit, "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var kilobytes)
            ? kilobytes * 1024
            : null;
    }
}
