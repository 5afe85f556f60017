using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class RobustCurveTests
{
    [Fact]
    public void An_image_counts_up_to_the_smallest_epsilon_at_which_it_is_wrong()
    {
        // Smallest ε of the five images: 0, 1, 2, 4, none.
        var curve = Curve((4, "wxxx."), (1, "wx..."), (2, "wxx.."));

        Assert.Equal([new(0, 0.8), new(1, 0.6), new(2, 0.4), new(4, 0.2)], curve.Points);
    }

    [Fact]
    public void The_area_is_by_trapezoids_over_the_largest_epsilon() =>
        // 1 · (0.8 + 0.6)/2 + 1 · (0.6 + 0.4)/2 + 2 · (0.4 + 0.2)/2 = 1.8, over 4.
        Assert.Equal(0.45, Curve((1, "wx..."), (2, "wxx.."), (4, "wxxx.")).Area!.Value, 1e-12);

    [Fact]
    public void An_image_wrong_within_a_ball_is_wrong_within_a_larger_one_though_the_attack_did_not_find_it_there()
    {
        var curve = Curve((1, "x..."), (2, ".x.."));

        Assert.Equal([new(0, 1), new(1, 0.75), new(2, 0.5)], curve.Points);
    }

    [Fact]
    public void A_single_epsilon_makes_a_curve_of_two_points()
    {
        var curve = Curve((0.5, ".x"));

        Assert.Equal([new(0, 1), new(0.5, 0.5)], curve.Points);
        Assert.Equal(0.75, curve.Area);
    }

    [Theory]
    [InlineData("wx...", "wxx..", 2.0)] // 0, 1, 2, ∞, ∞
    [InlineData("wx..", "wxx.", 1.5)] // 0, 1, 2, ∞
    [InlineData("x...", "xx..", null)] // 1, 2, ∞, ∞: half withstand
    [InlineData("..", "..", null)]
    [InlineData("ww.", "ww.", 0.0)]
    public void The_median_is_over_all_images_and_absent_where_half_of_them_withstand(string at1, string at2, double? median) =>
        Assert.Equal(median, Curve((1, at1), (2, at2)).MedianEpsilon);

    [Fact]
    public void An_epsilon_of_zero_is_the_accuracy_before_the_attack_less_what_is_wrong_there()
    {
        var curve = Curve((0, "x.."), (1, "xx."));

        Assert.Equal([new(0, 2.0 / 3), new(1, 1.0 / 3)], curve.Points);
        Assert.Null(Curve((0, "x..")).Area);
    }

    [Fact]
    public void Only_images_that_all_cells_have_count()
    {
        var curve = Curve((1, "x.."), (2, "xx"));

        Assert.Equal((2L, 0.0), (curve.Images, curve.AccuracyAt(2)));
        Assert.Null(RobustCurve.Of([(1, Images("")), (2, Images(".."))]));
    }

    [Fact]
    public void An_image_wrong_before_in_any_cell_is_wrong_from_the_start() =>
        Assert.Equal(0.5, Curve((1, ".."), (2, "w.")).AccuracyAt(0));

    internal static AttackedImages Images(string fates)
    {
        var images = new AttackedImages();
        foreach (var (number, fate) in fates.Index()) images.Add(number, fate != 'w', fate == '.');
        return images;
    }

    private static RobustCurve Curve(params (double Epsilon, string Images)[] cells) =>
        RobustCurve.Of([.. cells.Select(cell => (cell.Epsilon, Images(cell.Images)))])!;
}
