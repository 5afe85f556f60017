using RobustBench.Metrics;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class ReplicationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_by_least_squares_is_that_of_a_hand_calculation()
    {
        // x̄ = 2, ȳ = 2; Σ(x−x̄)(y−ȳ) = 1, Σ(x−x̄)² = 2, Σ(y−ȳ)² = 2.
        var fit = LineFit.Of([(1, 1), (2, 3), (3, 2)])!;

        Assert.Equal((0.5, 1, 0.25, 3), (fit.Slope, fit.Intercept, fit.R2, fit.Points));
        Assert.Null(LineFit.Of([(1, 1)]));
        Assert.Null(LineFit.Of([(1, 1), (1, 2)]));
    }

    [Fact]
    public void A_models_figures_are_those_of_a_hand_calculation()
    {
        // Of the standard models logit(replica) = logit(original) − log 4: odds of 4 become 1, odds of 1 become 1/4.
        Write(("a", 80, 50), ("b", 50, 20), ("robust", 50, 40));

        var replication = Of(new ReplicationPair("val", "v2", ["a", "b"], "b"))!;
        var (a, robust) = (replication.Models[0], replication.Models[2]);

        Assert.Equal((1, -Math.Log(4)), (Math.Round(replication.LogitLinear!.Slope, 12), replication.LogitLinear.Intercept));
        Assert.Equal((1, 0), (Math.Round(replication.Linear!.Slope, 12), Math.Round(replication.Linear.Intercept + 0.3, 12)));
        Assert.Equal(0.3, a.Drop, 12);
        // Odds of 4 on the replica need odds of 16.
        Assert.Equal(16.0 / 17, a.Needed!.Value, 12);
        Assert.Equal((0, 0.2), (Math.Round(a.Effective!.Value, 12), Math.Round(robust.Effective!.Value, 12)));
        Assert.Equal((0.3, 0, 0.2), (a.Relative, replication.Models[1].Relative, Math.Round(robust.Relative!.Value, 12)));
        Assert.False(robust.IsStandard);
        Assert.InRange(robust.EffectiveInterval!.Value.Low, 0, 0.19);
        Assert.InRange(robust.EffectiveInterval!.Value.High, 0.21, 0.4);
    }

    [Fact]
    public void Models_that_err_together_differ_with_more_certainty_than_counts_alone_tell()
    {
        // The two are right about the same images but for five: with the trials the difference is known to a few of these.
        Write(("a", 60, 50), ("b", 60, 45), ("c", 30, 20));
        var pair = new ReplicationPair("val", "v2", [], "a");
        var together = Of(pair)!.Models[1].RelativeInterval!.Value;

        var cells = new TrialFolder(_folder.Path).Cells();
        var alone = Replication.Of(pair, [.. CellFigures.Of(cells).Select(cell => cell with { Answers = null })])!.Models[1].RelativeInterval!.Value;

        Assert.InRange(together.High - together.Low, 0.05, 0.12); // 5 of 100 images: 4 · √(0.05 · 0.95 / 100) = 0.087
        Assert.InRange(alone.High - alone.Low, 0.22, 0.32); // two binomials: 4 · √(0.25 / 100 + 0.2475 / 100) = 0.28
    }

    [Fact]
    public void Accuracies_without_a_logit_take_no_part_in_its_fit()
    {
        Write(("a", 80, 50), ("b", 50, 20), ("perfect", 100, 90));

        var replication = Of(new ReplicationPair("val", "v2", [], null))!;

        Assert.Equal((2, 3), (replication.LogitLinear!.Points, replication.Linear!.Points));
        Assert.Equal((null, null, null), (replication.Models[2].Effective, replication.Models[2].Needed, replication.Models[2].Relative));
    }

    [Fact]
    public void A_base_model_that_lacks_one_of_the_sets_is_named()
    {
        Write(("a", 80, 50));

        Assert.Equal(
            "replication: the base model `z` has no accuracy on both `val` and `v2`; they have a",
            Assert.Throws<InputException>(() => Of(new ReplicationPair("val", "v2", [], "z"))).Message);
        Assert.Null(Of(new ReplicationPair("val", "v3", [], null)));
    }

    private Replication? Of(ReplicationPair pair) => Replication.Of(pair, CellFigures.Of(new TrialFolder(_folder.Path).Cells()));

    /// <summary>Models with so many of 100 images right on either set, always the first ones.</summary>
    private void Write(params (string Model, int Original, int Replica)[] models)
    {
        foreach (var (index, (model, original, replica)) in models.Index())
        {
            Sample.Part(Sample.Trials(100, original), model, "val", position: new(index, 0, 0)).Save(_folder.Path);
            Sample.Part(Sample.Trials(100, replica), model, "v2", position: new(index, 1, 0)).Save(_folder.Path);
        }
    }
}
