using System.Diagnostics;

namespace RobustBench.Running;

/// <summary>Seconds that threads were at work on one stage of a run, added up over calls and threads.</summary>
internal sealed class StageClock
{
    private long _ticks;

    /// <summary>The seconds so far.</summary>
    public double Seconds => (double)Interlocked.Read(ref _ticks) / Stopwatch.Frequency;

    /// <summary>Runs <paramref name="work"/> and counts its time.</summary>
    public T Time<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - start);
        }
    }

    /// <summary>Runs <paramref name="work"/> and counts its time.</summary>
    public void Time(Action work) => Time(() =>
    {
        work();
        return 0;
    });
}
