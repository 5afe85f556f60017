using static RobustBench.Tests.Running.AttackSuite;

namespace RobustBench.Tests.Running;

/// <summary>What a whole run of attacks leaves; one run for all of these.</summary>
public sealed class AttackResultTests(AttackResultTests.Finished run) : IClassFixture<AttackResultTests.Finished>
{
    private readonly Finished _run = run;

    [Fact]
    public void Flags_and_accuracies_agree_and_no_attack_makes_an_image_right()
    {
        Assert.Equal(0, _run.FailedCells);
        foreach (var cell in _run.Suite.AttackCells())
        {
            foreach (var trial in cell.ReadTrials())
            {
                var (before, success) = (Column(cell, trial, "before"), Column(cell, trial, "success") == "true");
                Assert.Equal(trial.Correct, trial.Prediction == trial.Label);
                if (before != trial.Label)
                {
                    Assert.Equal((before, false, "0", "0"), (trial.Prediction, success, Column(cell, trial, "linf"), Column(cell, trial, "gradients")));
                    continue;
                }

                Assert.Equal(success, Column(cell, trial, "target") is { Length: > 0 } target ? trial.Prediction == target : !trial.Correct);
            }
        }

        Assert.Contains(_run.Suite.AttackCells(), cell => cell.ReadTrials().Any(trial => Column(cell, trial, "success") == "true"));
    }

    [Fact]
    public void The_decision_before_an_attack_is_that_of_the_clean_cell()
    {
        foreach (var cell in _run.Suite.AttackCells().Where(cell => !cell.Condition.StartsWith("chain", StringComparison.Ordinal)))
        {
            Assert.Equal(
                _run.Suite.Trials(cell.Model, "clean").Select(trial => (trial.Image, trial.Prediction)),
                cell.ReadTrials().Select(trial => (trial.Image, Column(cell, trial, "before"))));
        }
    }

    [Fact]
    public void A_budget_of_nothing_gives_the_clean_decisions()
    {
        Assert.Equal(
            _run.Suite.Trials("m", "clean").Select(trial => (trial.Image, trial.Prediction, trial.Confidence)),
            _run.Suite.Trials("m", "fgsm(epsilon=0)").Select(trial => (trial.Image, trial.Prediction, trial.Confidence)));
        Assert.All(_run.Suite.Columns("m", "fgsm(epsilon=0)", "linf"), size => Assert.Equal("0", size));
    }

    [Fact]
    public void No_change_exceeds_its_budget()
    {
        Assert.All(_run.Suite.Columns("m", "fgsm(epsilon=1/255)", "linf"), size => Assert.InRange(Number(size), 0, 1 / 255.0 + 1e-6));
        Assert.All(_run.Suite.Columns("m", "fgsm(epsilon=3,norm=l2)", "l2"), size => Assert.InRange(Number(size), 0, 3 + 1e-5));
        Assert.All(_run.Suite.Columns("n", "pgd(epsilon=0.1,steps=3,restarts=2)", "linf"), size => Assert.InRange(Number(size), 0, 0.1 + 1e-6));
        Assert.All(_run.Suite.Columns("m", "one-pixel(population=10,generations=2)", "l0"), size => Assert.InRange(Number(size), 0, 1));
    }

    [Fact]
    public void A_transfer_shows_every_model_the_images_of_its_source()
    {
        const string Transfer = "fgsm(epsilon=0.2,source=m)";
        Assert.Equal(_run.Suite.Trials("m", "fgsm(epsilon=0.2)").Select(trial => trial.Prediction), _run.Suite.Trials("m", Transfer).Select(trial => trial.Prediction));
        var sizes = _run.Suite.Columns("m", Transfer, "l2").Zip(_run.Suite.Columns("n", Transfer, "l2"), (own, shown) => (Own: own, Shown: shown)).ToList();
        Assert.Contains(sizes, size => size.Shown != "0" && size.Own != "0");
        Assert.All(sizes.Where(size => size.Shown != "0" && size.Own != "0"), size => Assert.Equal(size.Own, size.Shown));
    }

    /// <summary>The suite of attacks, run.</summary>
    public sealed class Finished : IDisposable
    {
        public Finished() => FailedCells = Suite.Tiny.Run().FailedCells;

        internal AttackSuite Suite { get; } = new();

        internal int FailedCells { get; }

        public void Dispose() => Suite.Dispose();
    }
}
