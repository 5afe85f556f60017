using RobustBench.Conditions.Attacks;
using RobustBench.Models;
using RobustBench.Running;
using static TorchSharp.torch;

namespace RobustBench.Tests.Conditions.Attacks;

public sealed class SpatialTests
{
    private const int Side = 6;

    static SpatialTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void The_grid_has_every_point_once_and_begins_with_the_image_as_it_is()
    {
        var points = SpatialGrid.Points(30, 31, 3, 5);
        Assert.Equal(775, points.Distinct().Count());
        Assert.True(points[0].IsStill);
        Assert.Equal(-30, points.Min(point => point.Degrees));
        Assert.Equal([-3, -1.5, 0, 1.5, 3], points.Select(point => point.Right).Distinct().Order());
        Assert.Equal(2, Math.Abs(points[1].Degrees), 1e-12);
    }

    [Fact]
    public void A_grid_of_one_point_is_the_image_as_it_is() => Assert.True(Assert.Single(SpatialGrid.Points(30, 1, 3, 1)).IsStill);

    [Fact]
    public void Points_go_from_the_mildest_to_the_strongest()
    {
        var reach = SpatialGrid.Points(30, 31, 3, 5).Select(point => Math.Abs(point.Degrees) / 30 + Math.Abs(point.Right) / 3 + Math.Abs(point.Down) / 3).ToList();
        Assert.Equal(reach.Order(), reach);
    }

    [Fact]
    public void A_turn_by_90_degrees_is_the_counter_clockwise_rotation()
    {
        var image = GivenAttack.Images(1, Side)[0];
        var turned = Given.Apply("rotation", "degrees=90,colour=true", image, Side, Side);
        Given.AssertClose(turned, Moved(image, new SpatialPoint(90, 0, 0)), 1e-5);
    }

    [Fact]
    public void A_translation_moves_whole_pixels_and_leaves_black_behind()
    {
        var image = GivenAttack.Images(1, Side)[0];
        var moved = new float[image.Length];
        for (var at = 0; at < image.Length; at++)
        {
            var (channel, row, column) = (at / (Side * Side), at / Side % Side, at % Side);
            if (row >= 2 && column < Side - 2) moved[at] = image[channel * Side * Side + (row - 2) * Side + column + 2];
        }

        Given.AssertClose(moved, Moved(image, new SpatialPoint(0, -2, 2)), 1e-5);
    }

    [Fact]
    public void An_image_turns_before_it_moves_and_keeps_its_shape_where_sides_differ()
    {
        // A wide image with one bright pixel right of the middle: turned by 90 degrees it lies above the middle, then one to the right.
        var image = new float[3 * 3 * 9];
        image[9 + 5] = 1;
        using var scope = NewDisposeScope();
        var moved = Tensors.Floats(SpatialTransform.Of(tensor(image, [1, 3, 3, 9]), [0], [new SpatialPoint(90, 1, 0)]));
        var expected = new float[image.Length];
        expected[5] = 1;
        Given.AssertClose(expected, moved, 1e-5);
    }

    [Fact]
    public void The_search_ends_at_the_first_point_that_succeeds()
    {
        using var network = LinearNetwork.Random(3, Side);
        var images = GivenAttack.Images(12, Side);
        var (result, ledger) = GivenAttack.Run("spatial", "rotations=5,translations=3,translation=2", network, images, GivenAttack.Decisions(network, images));
        var (before, after) = (GivenAttack.Decisions(network, images), GivenAttack.Decisions(network, result));
        Assert.Contains(Enumerable.Range(0, 12), image => ledger.Queries[image] < 45 && before[image] != after[image]);
        Assert.All(Enumerable.Range(0, 12), image => Assert.True(ledger.Queries[image] == 45 || before[image] != after[image]));
    }

    private static float[] Moved(float[] image, SpatialPoint point)
    {
        using var scope = NewDisposeScope();
        return Tensors.Floats(SpatialTransform.Of(tensor(image, [1, 3, Side, Side]), [0], [point]));
    }
}
