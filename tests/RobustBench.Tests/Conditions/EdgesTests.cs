using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Randomness;

namespace RobustBench.Tests.Conditions;

public sealed class EdgesTests
{
    private const int Side = 24;

    [Fact]
    public void A_vertical_step_is_one_black_line()
    {
        var image = Given.GreyImage([.. Enumerable.Range(0, Side * Side).Select(at => at % Side < 12 ? 0.2f : 0.8f)]);

        var edges = Given.Apply("edges", "", image, Side, Side);

        // Both pixels beside the step have the same gradient; neither is smaller than its neighbours. The border has no edges.
        var black = Enumerable.Range(0, Side * Side).Where(at => edges[at] == 0).ToList();
        Assert.Equal([11, 12], black.Select(at => at % Side).Distinct().Order());
        Assert.Equal(Enumerable.Range(1, Side - 2), black.Select(at => at / Side).Distinct().Order());
        Assert.All(edges, value => Assert.True(value is 0 or 1));
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(0f)]
    public void A_constant_image_has_no_edges(float grey) =>
        Assert.All(Given.Apply("edges", "", [.. Enumerable.Repeat(grey, 3 * Side * Side)], Side, Side), value => Assert.Equal(1, value));

    [Fact]
    public void A_weak_edge_counts_only_where_it_hangs_together_with_a_strong_one()
    {
        // Two ramps of a step, the left one fading towards the bottom until it is weak, the right one weak throughout.
        var plane = new float[Side * Side];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++) plane[y * Side + x] = (x >= 7 ? 0.5f - 0.3f * y / Side : 0) + (x >= 17 ? 0.2f : 0);
        }

        var edges = Given.Apply("edges", "std=0.7,not-edges=0.95,ratio=0.3", Given.GreyImage(plane), Side, Side);

        Assert.Contains(Enumerable.Range(0, Side), y => edges[y * Side + 6] == 0 || edges[y * Side + 7] == 0);
        Assert.All(Enumerable.Range(0, Side), y => Assert.Equal(1, edges[y * Side + 17]));
    }

    [Fact]
    public void Edges_do_not_turn_on_the_contrast_of_the_image()
    {
        var image = Given.RandomImage(Side, Side);

        Assert.Equal(Given.Apply("edges", "", image, Side, Side), Given.Apply("edges", "", [.. image.Select(value => value / 4)], Side, Side));
    }

    [Fact]
    public void A_silhouette_is_what_the_mask_leaves_of_white()
    {
        byte[] mask = [0, 51, 255, 128];
        var pixels = Given.RandomImage(2, 2);

        Condition.Of(Given.Step("silhouette")).Apply(new Stimulus(pixels, 2, 2) { Mask = mask }, new NoiseSource(0, "", ""));

        Given.AssertClose(Given.GreyImage(1, 0.8f, 0, 127f / 255), pixels);
    }
}
