using RobustBench.Data.Cue16;

namespace RobustBench.Tests.Data.Cue16;

public sealed class OutlineTests
{
    [Fact]
    public void There_are_16_shapes_with_names_and_16_textures_with_others()
    {
        Assert.Equal(16, Shapes.Outlines.Count);
        Assert.Equal(32, Shapes.Names.Concat(Textures.All.Select(texture => texture.Name)).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 1.96)] // (2 · 0.7)²
    [InlineData(2, 1.5675)] // 1.9 · 1.65 / 2
    [InlineData(6, 2.0224)] // two bars of 1.9 × 0.64, less their middle
    [InlineData(10, 1.88)] // two trapezia of (1.6 + 0.28) / 2 × 1
    public void Areas_of_polygons_are_exact(int shape, double area) => Assert.Equal(area, Shapes.Outlines[shape].Area, 12);

    [Theory]
    [InlineData(0, 0.8, 0)]
    [InlineData(7, 0.94, 0.44)]
    public void Areas_of_discs_are_within_half_a_percent(int shape, double radius, double hole) =>
        Assert.Equal(1, Shapes.Outlines[shape].Area / (Math.PI * (radius * radius - hole * hole)), 0.005);

    [Fact]
    public void Distances_to_a_ring_are_those_of_two_circles()
    {
        var distances = DistanceMap.Of(new Outline(Circle(20.5), Circle(9.25)));

        for (var pixel = 0; pixel < Canvas.Pixels; pixel++)
        {
            var (x, y) = (Canvas.Centred(pixel % Canvas.Side), Canvas.Centred(pixel / Canvas.Side));
            var radius = Math.Sqrt(x * x + y * y);
            Assert.Equal(Math.Max(radius - 20.5, 9.25 - radius), distances[pixel], 2e-3);
        }
    }

    [Fact]
    public void Distances_to_a_square_are_exact_outside_its_corners_too()
    {
        var square = new Outline([new Corner(-10, -10), new Corner(10, -10), new Corner(10, 10), new Corner(-10, 10)]);

        var distances = DistanceMap.Of(square);

        for (var pixel = 0; pixel < Canvas.Pixels; pixel++)
        {
            var (across, down) = (Math.Abs(Canvas.Centred(pixel % Canvas.Side)) - 10, Math.Abs(Canvas.Centred(pixel / Canvas.Side)) - 10);
            var expected = across < 0 && down < 0 ? Math.Max(across, down) : Math.Sqrt(Math.Pow(Math.Max(across, 0), 2) + Math.Pow(Math.Max(down, 0), 2));
            Assert.Equal(expected, distances[pixel], 1e-4);
        }
    }

    [Fact]
    public void As_many_pixels_are_inside_a_shape_as_its_area_says()
    {
        foreach (var (shape, outline) in Shapes.Outlines.Index())
        {
            var drawn = outline.Map(corner => new Corner(23.7 * corner.X + 0.31, 23.7 * corner.Y + 0.17));
            var distances = DistanceMap.Of(drawn);
            var inside = distances.Count(distance => distance < 0);
            Assert.True(Math.Abs(inside / (23.7 * 23.7 * outline.Area) - 1) < 0.03, $"{Shapes.Names[shape]}: {inside} pixels inside");
        }
    }

    private static IReadOnlyList<Corner> Circle(double radius) =>
        [.. Enumerable.Range(0, 720).Select(i => new Corner(radius * Math.Cos(i * Math.PI / 360), radius * Math.Sin(i * Math.PI / 360)))];
}
