using RobustBench.Running;

namespace RobustBench.Acceptance.Grid;

/// <summary>One run of suites/cifar10-grid.yaml, as it is shipped, for all tests of the grid.</summary>
public sealed class GridRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _results;

    /// <summary>Runs nothing yet: where the reference data are absent, the tests skip first.</summary>
    public GridRun() => _results = new(Run);

    /// <summary>The results folder.</summary>
    internal string Results => _results.Value;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string Run()
    {
        Reference.Require();
        var suite = Path.Combine(Reference.Repository(), "suites", "cifar10-grid.yaml");
        var options = new RunOptions { Results = _folder["results"], Device = "cpu" };
        var outcome = new Benchmark(options, _ => { }, TimeProvider.System).Run(suite, CancellationToken.None);
        Assert.Equal(0, outcome.FailedCells);
        Assert.Empty(outcome.Report!.Failed);
        return outcome.Results;
    }
}
