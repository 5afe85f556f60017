using RobustBench.Metrics;
using RobustBench.Reports;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class CorruptionErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Against_a_model_it_is_the_mean_of_ratios_of_summed_errors()
    {
        // Errors of 10 to 50 of 100 against 20 to 60: Σ is 150 against 200; under fog the first errs as often as the second.
        Write("a", clean: 95, (corruption, severity) => corruption == "fog" ? 90 - 10 * severity : 100 - 10 * severity);
        Write("b", clean: 90, (_, severity) => 90 - 10 * severity);

        var errors = CorruptionError.Of(new CorruptionPlan("c", "val", "b"), Cells());

        Assert.Equal(100 * (14 * 0.75 + 1) / 15, errors[0].Mean, 9);
        // Above the clean errors of 5 and 10: 25/30, and 35/30 under fog.
        Assert.Equal(100 * (14 * (25.0 / 30) + 35.0 / 30) / 15, errors[0].Relative!.Value, 9);
        Assert.Equal((100, 100), (errors[1].Mean, errors[1].Relative));
        Assert.Equal(new Interval(100, 100), errors[1].Interval);
        Assert.InRange(errors[0].Interval!.Value.Low, 60, errors[0].Mean - 3);
        Assert.InRange(errors[0].Interval!.Value.High, errors[0].Mean + 3, 90);
    }

    [Fact]
    public void Against_published_errors_the_further_corruptions_do_not_count()
    {
        Write("a", clean: 90, (corruption, _) => corruption == "saturate" ? 0 : 50);

        var error = Assert.Single(CorruptionError.Of(new CorruptionPlan("c", null, PublishedErrors.AlexNet), Cells()));

        Assert.Equal(100 * PublishedErrors.AlexNetCorrupted.Values.Average(divisor => 0.5 / divisor), error.Mean, 9);
        Assert.Null(error.Relative);
        // All conditions err on the same half of 100 images: the standard error is that of one proportion, 0.05 of 0.5.
        Assert.Equal(error.Mean * (1 - 1.96 * 0.1), error.Interval!.Value.Low, 0.03 * error.Mean);
    }

    [Fact]
    public void A_missing_cell_is_an_error_and_takes_no_other_table_with_it()
    {
        Write("a", clean: 90, (_, _) => 50);
        Directory.Delete(Path.GetDirectoryName(new TrialFolder(_folder.Path).PartPath("a", "c", "snow(severity=4)", 0))!, recursive: true);
        File.WriteAllText(_folder.File("run.json"), """{ "suite": { "mce": { "corrupted": "c", "normaliser": "imagenet-c-alexnet" } } }""");

        var report = ReportWriter.WriteAll(_folder.Path);

        Assert.Equal(
            [new FailedExport("summary.csv", "mce: `a` lacks 1 of 75 cells on `c`, the first of them snow(severity=4): a mean over the others would be another number")],
            report.Failed);
        Assert.True(File.Exists(_folder.File("accuracy.csv")));
    }

    [Fact]
    public void A_normaliser_that_is_no_model_or_makes_no_error_is_told()
    {
        Write("a", clean: 90, (_, _) => 100);

        Assert.Equal("mce: the normaliser `z` is neither imagenet-c-alexnet nor a model with trials on `c`", Problem("z"));
        Assert.StartsWith("mce: the normaliser `a` makes no error under gaussian_noise", Problem("a"), StringComparison.Ordinal);

        string Problem(string normaliser) => Assert.Throws<InputException>(() => CorruptionError.Of(new CorruptionPlan("c", null, normaliser), Cells())).Message;
    }

    private List<CellFigures> Cells() => [.. CellFigures.Of(new TrialFolder(_folder.Path).Cells())];

    private void Write(string model, int clean, Func<string, int, int> correct)
    {
        Sample.Part(Sample.Trials(100, clean), model, "val", position: new(model[0], 0, 0)).Save(_folder.Path);
        foreach (var corruption in (string[])[.. PublishedErrors.AlexNetCorrupted.Keys, "saturate"])
            for (var severity = 1; severity <= 5; severity++)
                Sample.Part(Sample.Trials(100, correct(corruption, severity)), model, "c", FormattableString.Invariant($"{corruption}(severity={severity})"), position: new(model[0], 1, 0)).Save(_folder.Path);
    }
}
