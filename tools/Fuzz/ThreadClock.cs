using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RobustBench.Fuzz;

/// <summary>The processor time of the calling thread, so that other work on the machine is not counted; elsewhere than on Linux, wall time.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static TimeSpan Now
    {
        get
        {
            if (!OperatingSystem.IsLinux()) return Stopwatch.GetElapsedTime(0);
            return GetTime(ThreadCpuTime, out var time) == 0
                ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
                : throw new InvalidOperationException("this system has no clock of a thread's processor time");
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec time);

    private readonly record struct Timespec(long Seconds, long Nanoseconds);
}
