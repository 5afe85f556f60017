using System.Runtime.InteropServices;

namespace RobustBench.Models;

/// <summary>
/// Lets the C library keep memory that was freed. Tensors of a megabyte come and go with every layer; glibc by default gives
/// such memory back to the system at once and has it filled with zeros when it comes again, which took a tenth of the time of
/// a small network.
/// </summary>
internal static partial class FreedMemory
{
    private const int TrimThreshold = -1, MappedThreshold = -3;

    /// <summary>Called once, before the first tensor. Elsewhere than with glibc it does nothing.</summary>
    public static void Keep()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            // 32 MiB is the most that glibc allows; larger tensors still come from the system.
            _ = SetOption(MappedThreshold, 32 << 20);
            _ = SetOption(TrimThreshold, 256 << 20);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, such as musl, which has its own ways.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
