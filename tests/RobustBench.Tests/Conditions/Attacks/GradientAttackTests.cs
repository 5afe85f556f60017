using RobustBench.Conditions.Attacking;
using RobustBench.Models;
using RobustBench.Randomness;
using static TorchSharp.torch;

namespace RobustBench.Tests.Conditions.Attacks;

/// <summary>FGSM and PGD on linear networks, where their results can be worked out by hand.</summary>
public sealed class GradientAttackTests
{
    // One pixel. The cross-entropy of class 0 of two rises along the difference of their weights, (−2, 1, 0) here.
    private static readonly float[][] Weights = [[1, 0, 0], [-1, 1, 0]];
    private static readonly float[] Image = [0.5f, 0.5f, 0.5f];

    static GradientAttackTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void Fgsm_goes_along_the_sign_of_the_gradient() => AssertResult([0.4f, 0.6f, 0.5f], "fgsm", "epsilon=0.1");

    [Fact]
    public void Fgsm_in_l2_goes_along_the_gradient()
    {
        var length = (float)Math.Sqrt(5);
        AssertResult([0.5f - 0.2f / length, 0.5f + 0.1f / length, 0.5f], "fgsm", "epsilon=0.1,norm=l2");
    }

    [Fact]
    public void Fgsm_is_clipped_to_0_and_1() => AssertResult([0, 1, 0.5f], "fgsm", "epsilon=0.75");

    [Fact]
    public void A_target_is_approached() => AssertResult([0.6f, 0.4f, 0.5f], "fgsm", "epsilon=0.1", goal: 0, targeted: true);

    [Fact]
    public void Pgd_of_one_step_without_a_random_start_is_fgsm() =>
        AssertResult([0.4f, 0.6f, 0.5f], "pgd", "epsilon=0.1,step=0.1,steps=1,random-start=false");

    [Fact]
    public void Pgd_without_a_step_takes_2_and_a_half_radii_in_all() =>
        AssertResult([0.45f, 0.55f, 0.5f], "pgd", "epsilon=0.1,steps=5,random-start=false", steps: 1, expectedStep: 0.05f);

    [Fact]
    public void Pgd_stops_at_the_edge_of_the_ball() => AssertResult([0.4f, 0.6f, 0.5f], "pgd", "epsilon=0.1,step=0.03,steps=10,random-start=false");

    [Fact]
    public void Pgd_in_l2_ends_where_the_gradient_leads()
    {
        var length = (float)Math.Sqrt(5);
        AssertResult([0.5f - 0.2f / length, 0.5f + 0.1f / length, 0.5f], "pgd", "epsilon=0.1,norm=l2,step=0.1,steps=200", tolerance: 1e-4);
    }

    [Fact]
    public void Gradients_are_counted_for_each_step_and_queries_for_each_restart()
    {
        using var network = new LinearNetwork(Weights, 1);
        // The budget is too small to reach class 1, so that every restart is made.
        var ledger = GivenAttack.Run("pgd", "epsilon=0.001,steps=7,restarts=3", network, [Image], [0]).Ledger;
        Assert.Equal((21, 3, 2), (ledger.Gradients[0], ledger.Queries[0], ledger.Restarts[0]));
    }

    [Fact]
    public void An_image_that_is_broken_needs_no_further_restart()
    {
        using var network = new LinearNetwork(Weights, 1);
        var (images, ledger) = GivenAttack.Run("pgd", "epsilon=0.4,steps=5,restarts=9", network, [Image], [0]);
        Assert.Equal([1], GivenAttack.Decisions(network, images));
        Assert.Equal((5, 1, 0), (ledger.Gradients[0], ledger.Queries[0], ledger.Restarts[0]));
    }

    [Fact]
    public void Budgets_of_one_batch_share_the_gradient()
    {
        using var network = LinearNetwork.Random(1, 4);
        var images = GivenAttack.Images(8, 4);
        using var stimuli = tensor([.. images.SelectMany(image => image)], [8, 3, 4, 4]);
        using var batch = new AttackBatch(network, null, stimuli, [.. Enumerable.Repeat(0, 8)], false, 8, CancellationToken.None);
        var fgsm = AttackCatalogue.Find("fgsm")!;
        foreach (var epsilon in new[] { "0.1", "0.2", "0.3" })
        {
            var attempt = new Attempt(batch, [.. Enumerable.Range(0, 8).Select(_ => new NoiseSource(1, "", ""))]);
            fgsm.Run(attempt, Given.SettingsOf(fgsm.Parameters, $"epsilon={epsilon}")).Dispose();
            Assert.Equal(1, attempt.Ledger.Gradients[7]);
        }

        Assert.Equal(8, network.Shown);
    }

    [Fact]
    public void Random_starts_of_two_images_and_of_two_restarts_differ()
    {
        var ball = new Ball("linf", 0.1);
        var noise = new NoiseSource(1, "a", "pgd");
        var (first, second) = (ball.Random(noise, 12), ball.Random(noise, 12));
        Assert.NotEqual(first, second);
        Assert.NotEqual(first, ball.Random(new NoiseSource(1, "b", "pgd"), 12));
    }

    [Theory]
    [InlineData("linf")]
    [InlineData("l2")]
    public void Random_starts_fill_the_ball_uniformly(string norm)
    {
        // The share of points within half the radius is a half to the power of the number of values, here 3, in either norm.
        var (ball, noise) = (new Ball(norm, 2), new NoiseSource(5, "", ""));
        var points = Enumerable.Range(0, 4000).Select(_ => ball.Random(noise, 3)).ToList();
        double Size(float[] point) => norm == "l2" ? GivenAttack.L2(point, new float[3]) : GivenAttack.LInf(point, new float[3]);
        Assert.All(points, point => Assert.InRange(Size(point), 0, 2 + 1e-6));
        Assert.InRange(points.Count(point => Size(point) < 1) / 4000.0, 0.105, 0.145);
        Assert.All(Enumerable.Range(0, 3), axis => Assert.InRange(points.Average(point => point[axis]), -0.07, 0.07));
    }

    private static void AssertResult(
        float[] expected, string attack, string settings, int goal = 0, bool targeted = false, double tolerance = 1e-6, int? steps = null, float? expectedStep = null)
    {
        using var network = new LinearNetwork(Weights, 1);
        if (steps is { } one)
        {
            // One step of the rule, seen by giving the same step outright.
            var ruled = GivenAttack.Run(attack, settings, network, [Image], [goal], targeted).Images[0];
            var given = GivenAttack.Run(attack, $"{settings},step={expectedStep!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}", network, [Image], [goal], targeted).Images[0];
            Assert.Equal(ruled, given);
            settings = settings.Replace("steps=5", $"steps={one},step={expectedStep.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
        }

        Given.AssertClose(expected, GivenAttack.Run(attack, settings, network, [Image], [goal], targeted).Images[0], tolerance);
    }
}
