using System.Text.Json;
using RobustBench.Running;

namespace RobustBench.Cli;

/// <summary>Writes each event as one JSON object a line: <c>{"event":"part-done","model":…}</c>.</summary>
internal sealed class JsonProgress : Progress
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private readonly Lock _lock = new();

    public override void Show(RunEvent happened)
    {
        if (happened is not BatchDone) Write(JsonNamingPolicy.KebabCaseLower.ConvertName(happened.GetType().Name), happened);
    }

    public override void End(RunOutcome outcome) => Write("run-ended", new
    {
        outcome.Results,
        outcome.FailedCells,
        outcome.Interrupted,
        Incomplete = outcome.Report?.Incomplete,
        CellsWithUnreadImages = outcome.Report?.FailedCells,
        FailedExports = outcome.Report?.Failed,
    });

    private void Write(string name, object facts)
    {
        var line = JsonSerializer.SerializeToNode(facts, facts.GetType(), Options)!.AsObject();
        line.Insert(0, "event", name);
        lock (_lock) Console.Out.WriteLine(line.ToJsonString());
    }
}
