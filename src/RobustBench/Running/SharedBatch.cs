using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>A batch on the device, owned by the passes that are still to run over it; the last one frees it.</summary>
internal sealed class SharedBatch(Tensor stimuli, int passes, SemaphoreSlim room) : IDisposable
{
    private int _left = passes;

    /// <summary>N×3×H×W.</summary>
    public Tensor Stimuli => stimuli;

    /// <summary>Whether every pass is done.</summary>
    public bool Released => Volatile.Read(ref _left) <= 0;

    /// <summary>Called once by each pass when it is done.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _left) > 0) return;
        Dispose();
        room.Release();
    }

    public void Dispose() => stimuli.Dispose();
}
