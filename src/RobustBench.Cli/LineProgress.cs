using System.Diagnostics;
using System.Globalization;
using RobustBench.Running;

namespace RobustBench.Cli;

/// <summary>Cells, images a second and time left: on a terminal one line that changes, in a pipe a line now and then.</summary>
internal sealed class LineProgress(bool live) : Progress
{
    private static readonly TimeSpan LivePause = TimeSpan.FromMilliseconds(100), PlainPause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Stopwatch _sinceStart = new(), _sinceLine = new(), _sinceStyles = new();
    private int _cells, _cellsDone, _lineLength;
    private long _passes, _passesDone, _timed;
    private string _unit = "images";

    public override void Show(RunEvent happened)
    {
        lock (_lock) Take(happened);
    }

    public override void End(RunOutcome outcome)
    {
        lock (_lock) Erase();
        if (outcome.Interrupted)
            Console.Error.WriteLine("interrupted; what is finished is kept, and the same command goes on from there");
        if (outcome.Report is { } report) ReportText.Print(report, outcome.Results);
        if (outcome.FailedCells > 0)
            Console.Error.WriteLine($"{outcome.FailedCells} parts failed; their cells are left out");
    }

    public override void Dispose()
    {
        lock (_lock) Erase();
        base.Dispose();
    }

    private void Take(RunEvent happened)
    {
        switch (happened)
        {
            case PlanReady plan:
                (_cells, _cellsDone, _passes) = (plan.Cells, plan.CellsDone, plan.Passes);
                if (plan.HasAttacks) _unit = "passes";
                Say($"{plan.Cells} cells, {plan.CellsDone} of them done already");
                _sinceLine.Start();
                break;
            case StylesMade styles:
                Tick(styles);
                break;
            case BatchDone batch:
                // The first batch warms everything up: neither its time nor its passes count for the speed.
                if (_sinceStart.IsRunning) _timed += batch.Passes;
                _sinceStart.Start();
                _passesDone += batch.Passes;
                Tick(force: false);
                break;
            case PartDone part:
                if (part.EndsCell) _cellsDone++;
                Tick(force: _cellsDone == _cells);
                break;
            case CellFailed cell:
                Say($"failed: {cell.Model} · {cell.Dataset} · {cell.Condition}: {cell.Reason}");
                break;
            case Warning warning:
                Say(warning.Message);
                break;
        }
    }

    private void Tick(StylesMade styles)
    {
        if (styles.Done < styles.All && styles.Done > 0 && _sinceLine.Elapsed < (live ? LivePause : PlainPause)) return;
        _sinceLine.Restart();
        if (styles.Done == 0) _sinceStyles.Restart();
        var left = styles.Done == 0 ? "" : $"  {TimeSpan.FromSeconds(Math.Round(_sinceStyles.Elapsed.TotalSeconds / styles.Done * (styles.All - styles.Done))):c} left";
        var line = $"{styles.Done}/{styles.All} images in a style made{left}";
        if (live) Draw(line);
        else Console.Error.WriteLine(line);
    }

    private void Tick(bool force)
    {
        if (!force && _sinceLine.Elapsed < (live ? LivePause : PlainPause)) return;
        _sinceLine.Restart();
        var seconds = _sinceStart.Elapsed.TotalSeconds;
        var rate = seconds > 0 ? _timed / seconds : 0;
        var left = rate > 0 ? TimeSpan.FromSeconds((_passes - _passesDone) / rate) : TimeSpan.Zero;
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{_cellsDone}/{_cells} cells  {rate:F0} {_unit}/s  {(int)left.TotalHours}:{left:mm\\:ss} left");
        if (live) Draw(line);
        else Console.Error.WriteLine(line);
    }

    private void Say(string line)
    {
        Erase();
        Console.Error.WriteLine(line);
    }

    private void Draw(string line)
    {
        Console.Error.Write('\r' + line.PadRight(_lineLength));
        _lineLength = line.Length;
    }

    private void Erase()
    {
        if (live && _lineLength > 0) Console.Error.Write('\r' + new string(' ', _lineLength) + '\r');
        _lineLength = 0;
    }
}
