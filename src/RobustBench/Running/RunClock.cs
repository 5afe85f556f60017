using System.Collections.Concurrent;
using System.Diagnostics;
using RobustBench.Plans;
using RobustBench.Trials;

namespace RobustBench.Running;

/// <summary>Where the time of a run goes: seconds of each stage, added up over threads, and of the whole.</summary>
internal sealed class RunClock
{
    private readonly Stopwatch _whole = new();
    private readonly ConcurrentDictionary<CellPosition, (PlannedPart Part, TimeSpan Time)> _attacks = new();

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

    /// <summary>Seconds that each attack searched, added up over threads, in the order of the tables.</summary>
    public IEnumerable<(PlannedPart Cell, double Seconds)> Attacks => _attacks
        .OrderBy(cell => cell.Key.Model).ThenBy(cell => cell.Key.Dataset).ThenBy(cell => cell.Key.Condition)
        .Select(cell => (cell.Value.Part, cell.Value.Time.TotalSeconds));

    /// <summary>Adds what an attack took for some images of a part.</summary>
    public void AddAttack(PlannedPart part, TimeSpan time) =>
        _attacks.AddOrUpdate(part.Position, (part, time), (_, known) => (known.Part, known.Time + time));

    /// <summary>Called before the first decode.</summary>
    public void Start() => _whole.Start();

    /// <summary>Called after the last part was written.</summary>
    public void Stop() => _whole.Stop();
}
