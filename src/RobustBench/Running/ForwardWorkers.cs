using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>
/// Threads that run networks, each pass on one thread alone. So a logit does not depend on the number of threads, several
/// passes fill the processors better than one that is split, and no thread waits in a loop for others of its pass, which
/// costs a multiple on a machine with other work.
/// </summary>
internal sealed class ForwardWorkers : IDisposable
{
    private readonly BlockingCollection<Action> _passes = [];
    private readonly CancellationTokenSource _stop;
    private readonly CancellationToken _cancel;
    private readonly List<Thread> _threads = [];
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts the threads; <paramref name="cancel"/> ends them after their pass.</summary>
    public ForwardWorkers(int threads, CancellationToken cancel)
    {
        _cancel = cancel;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        for (var i = 0; i < threads; i++)
        {
            var thread = new Thread(Work) { Name = $"forward {i}", IsBackground = true };
            _threads.Add(thread);
            thread.Start();
        }
    }

    /// <summary>Cancelled when the run is interrupted or a pass has failed.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Adds a pass. It runs in inference mode, on any of the threads.</summary>
    /// <exception cref="OperationCanceledException">The workers have stopped; <see cref="Finish"/> tells why.</exception>
    public void Add(Action pass) => _passes.Add(pass, _stop.Token);

    /// <summary>Waits for all passes, and throws what one of them threw.</summary>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public void Finish()
    {
        _passes.CompleteAdding();
        foreach (var thread in _threads) thread.Join();
        _failure?.Throw();
        _cancel.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _stop.Cancel();
        foreach (var thread in _threads) thread.Join();
        _passes.Dispose();
        _stop.Dispose();
    }

    private void Work()
    {
        // Set on every thread: OpenMP's number of threads, which oneDNN goes by, belongs to the thread that set it.
        set_num_threads(1);
        using var mode = inference_mode();
        try
        {
            foreach (var pass in _passes.GetConsumingEnumerable(_stop.Token)) pass();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Interrupted, or another thread's pass has failed.
        }
        catch (Exception failure)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
            _stop.Cancel();
        }
    }
}
