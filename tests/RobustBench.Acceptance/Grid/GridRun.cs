using RobustBench.Plans;
using RobustBench.Running;

namespace RobustBench.Acceptance.Grid;

/// <summary>One run of suites/cifar10-grid.yaml for all tests of the grid.</summary>
public sealed class GridRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _results, _clean;

    /// <summary>Runs nothing yet: where the reference data are absent, the tests skip first.</summary>
    public GridRun()
    {
        _results = new(() => Run("results", limit: 312, conditions: null));
        _clean = new(() => Run("clean", limit: null, conditions: "clean"));
    }

    /// <summary>
    /// The results of the suite as it is shipped, but that only a hundred of the thousand JPEG images are shown, and not to the
    /// deepest of the four ResNets: it takes a third of the time.
    /// </summary>
    internal string Results => _results.Value;

    /// <summary>The results of the clean condition on all images.</summary>
    internal string Clean => _clean.Value;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static string Shipped => Path.Combine(Reference.Repository(), "suites", "cifar10-grid.yaml");

    private static string Smaller(string suite)
    {
        var changed = suite.Replace("test-jpeg-1000.bin\" }", "test-jpeg-1000.bin\", limit: 100 }", StringComparison.Ordinal);
        changed = string.Join('\n', changed.Split('\n').Where(line => !line.StartsWith("  cifar_resnet56:", StringComparison.Ordinal)));
        Assert.Equal(suite.Split('\n').Length - 1, changed.Split('\n').Length);
        return changed.Replace("${ROBUSTBENCH_REFERENCE:-../../shared/reference}", Reference.Folder, StringComparison.Ordinal);
    }

    private string Run(string results, int? limit, string? conditions)
    {
        Reference.Require();
        var suite = limit is null ? Shipped : _folder.Write("cifar10-grid.yaml", Smaller(File.ReadAllText(Shipped)));
        var options = new RunOptions { Results = _folder[results], Device = "cpu", Selection = new Selection { Limit = limit, Conditions = conditions } };
        var outcome = new Benchmark(options, _ => { }, TimeProvider.System).Run(suite, CancellationToken.None);
        Assert.Equal(0, outcome.FailedCells);
        Assert.Empty(outcome.Report!.Failed);
        return outcome.Results;
    }
}
