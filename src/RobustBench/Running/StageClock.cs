using System.Diagnostics;

namespace RobustBench.Running;

/// <summary>Seconds that one stage of a run was at work, added up over its calls; used by one thread.</summary>
internal sealed class StageClock
{
    private readonly Stopwatch _watch = new();

    /// <summary>The seconds so far.</summary>
    public double Seconds => _watch.Elapsed.TotalSeconds;

    /// <summary>Runs <paramref name="work"/> and counts its time.</summary>
    public T Time<T>(Func<T> work)
    {
        _watch.Start();
        try
        {
            return work();
        }
        finally
        {
            _watch.Stop();
        }
    }

    /// <summary>Runs <paramref name="work"/> and counts its time.</summary>
    public void Time(Action work) => Time(() =>
    {
        work();
        return 0;
    });
}
