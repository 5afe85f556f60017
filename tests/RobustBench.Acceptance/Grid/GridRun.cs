using RobustBench.Plans;
using RobustBench.Running;

namespace RobustBench.Acceptance.Grid;

/// <summary>One run of suites/cifar10-grid.yaml on the lossless images, and of its clean condition on the JPEG ones, for all tests of the grid.</summary>
public sealed class GridRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _lossless, _jpeg;

    /// <summary>Runs nothing yet: where the reference data are absent, the tests skip first.</summary>
    public GridRun()
    {
        _lossless = new(() => Run("lossless", without: "jpeg", conditions: null));
        _jpeg = new(() => Run("jpeg", without: "lossless", conditions: "clean"));
    }

    /// <summary>The results folder of all conditions on the 312 lossless images.</summary>
    internal string Lossless => _lossless.Value;

    /// <summary>The results folder of the clean condition on the 1,000 JPEG images.</summary>
    internal string Jpeg => _jpeg.Value;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string Run(string name, string without, string? conditions)
    {
        Reference.Require();
        var lines = File.ReadAllLines(Path.Combine(Reference.Repository(), "suites", "cifar10-grid.yaml"))
            .Where(line => !line.StartsWith($"  {without}:", StringComparison.Ordinal))
            .Select(line => line.Replace("${ROBUSTBENCH_REFERENCE:-../../shared/reference}", Reference.Folder, StringComparison.Ordinal));
        var suite = _folder.Write($"{name}.yaml", string.Join('\n', lines));
        var options = new RunOptions { Results = _folder[name], Device = "cpu", Selection = new Selection { Conditions = conditions } };
        var outcome = new Benchmark(options, _ => { }, TimeProvider.System).Run(suite, CancellationToken.None);
        Assert.Equal(0, outcome.FailedCells);
        Assert.Empty(outcome.Report!.Failed);
        return outcome.Results;
    }
}
