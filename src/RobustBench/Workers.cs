using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace RobustBench;

/// <summary>
/// Works side by side, on threads of its own: of every thread that held tensors the C library keeps some memory, and the pool's
/// come and go.
/// </summary>
internal static class Workers
{
    /// <summary>Acts on every item, in rising order as threads become free. Where one fails the others end at their next step.</summary>
    /// <exception cref="InputException">Something that was given is wrong; it is thrown before whatever else went wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Run<T>(IEnumerable<T> items, int threads, Action<T, CancellationToken> act, CancellationToken cancel)
    {
        var waiting = new ConcurrentQueue<T>(items);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var workers = Enumerable.Range(0, Math.Min(threads, waiting.Count))
            .Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        try
        {
            // Each of them ends by itself at its next step.
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(
                several.InnerExceptions.FirstOrDefault(error => error is InputException)
                ?? several.InnerExceptions.FirstOrDefault(error => error is not OperationCanceledException)
                ?? several.InnerExceptions[0]);
        }

        void Work()
        {
            try
            {
                set_num_threads(1);
                while (waiting.TryDequeue(out var item))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    act(item, stop.Token);
                }
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }
    }
}
