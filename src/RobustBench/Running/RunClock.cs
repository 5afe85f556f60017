using System.Diagnostics;

namespace RobustBench.Running;

/// <summary>Where the time of a run goes: seconds of each stage, added up over threads, and of the whole.</summary>
internal sealed class RunClock
{
    private readonly Stopwatch _whole = new();

    /// <summary>Reading and decoding images.</summary>
    public StageClock Decoding { get; } = new();

    /// <summary>Making stimuli.</summary>
    public StageClock Conditions { get; } = new();

    /// <summary>Networks.</summary>
    public StageClock Forward { get; } = new();

    /// <summary>Writing parts.</summary>
    public StageClock Writing { get; } = new();

    /// <summary>Seconds from the first decode to the last part written.</summary>
    public double Whole => _whole.Elapsed.TotalSeconds;

    /// <summary>Called before the first decode.</summary>
    public void Start() => _whole.Start();

    /// <summary>Called after the last part was written.</summary>
    public void Stop() => _whole.Stop();
}
