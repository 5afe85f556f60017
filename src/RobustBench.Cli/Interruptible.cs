using System.Runtime.InteropServices;

namespace RobustBench.Cli;

/// <summary>Runs what may take long: Ctrl-C and a polite end of the process cancel it, once what is under way is safe.</summary>
internal static class Interruptible
{
    /// <summary>Acts, and gives the exit code.</summary>
    /// <param name="act">What is done, until it is cancelled.</param>
    /// <param name="kept">What a user should know after an interruption.</param>
    public static int Run(Action<CancellationToken> act, string kept)
    {
        using var interrupt = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            act(interrupt.Token);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            Console.Error.WriteLine($"interrupted; {kept}");
            return ExitCode.Interrupted;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            interrupt.Cancel();
        }
    }
}
