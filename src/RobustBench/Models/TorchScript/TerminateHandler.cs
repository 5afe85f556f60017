using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RobustBench.Models.TorchScript;

/// <summary>
/// The last resort against files that libtorch can't compile: TorchSharp lets some of its errors through, and they end the
/// process. While this object lives, they end it with one line and exit code 2 instead of an abort. Linux alone.
/// </summary>
internal sealed unsafe partial class TerminateHandler : IDisposable
{
    private const string Runtime = "libstdc++.so.6";
    private const int BadInput = 2;

    private static readonly Lock OneAtATime = new();
    private static string Line { get; set; } = "";

    private readonly delegate* unmanaged[Cdecl]<void> _previous;

    /// <summary>Waits until there is no other.</summary>
    /// <param name="line">What to say.</param>
    public TerminateHandler(string line)
    {
        OneAtATime.Enter();
        Line = line;
        if (OperatingSystem.IsLinux()) _previous = SetTerminate(&EndWithLine);
    }

    /// <summary>Puts the usual end back in place; on the thread that made the object.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsLinux()) SetTerminate(_previous);
        OneAtATime.Exit();
    }

    /// <summary>Leaves at once: what libtorch would do at an orderly end may need what the error has left undone.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void EndWithLine()
    {
        Console.Error.WriteLine(Line);
        Exit(BadInput);
    }

    /// <summary><c>std::set_terminate</c></summary>
    [LibraryImport(Runtime, EntryPoint = "_ZSt13set_terminatePFvvE")]
    private static partial delegate* unmanaged[Cdecl]<void> SetTerminate(delegate* unmanaged[Cdecl]<void> handler);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
