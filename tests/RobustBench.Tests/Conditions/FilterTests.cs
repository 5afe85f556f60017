namespace RobustBench.Tests.Conditions;

public class FilterTests
{
    [Theory]
    [InlineData(1, 1, 0.7)]
    [InlineData(1, 6, 1)]
    [InlineData(3, 4, 0.45)]
    [InlineData(4, 3, 1)]
    [InlineData(5, 5, 3)]
    [InlineData(4, 4, 40)]
    [InlineData(9, 37, 1.5)]
    [InlineData(21, 16, 2.5)]
    public void Low_pass_is_the_direct_sum_with_grey_outside(int height, int width, double std)
    {
        var image = Given.RandomImage(height, width);
        var settings = FormattableString.Invariant($"std={std},colour=true");
        var expected = Planes(image, plane => DirectSum(plane, height, width, std));
        Given.AssertClose(expected, Given.Apply("low-pass", settings, image, height, width), 2e-6);
    }

    [Theory]
    [InlineData(3, 4, 0.45)]
    [InlineData(5, 5, 3)]
    [InlineData(8, 6, 1.5)]
    public void High_pass_is_what_low_pass_removes_about_the_mean_grey(int height, int width, double std)
    {
        var image = Given.RandomImage(height, width);
        var settings = FormattableString.Invariant($"std={std},colour=true");
        var expected = Planes(image, plane =>
        {
            var low = DirectSum(plane, height, width, std);
            double[] high = [.. plane.Zip(low, (x, y) => x - y)];
            return [.. high.Select(value => Math.Clamp(value + 0.4423 - high.Average(), 0, 1))];
        });
        Given.AssertClose(expected, Given.Apply("high-pass", settings, image, height, width), 2e-6);
    }

    [Fact]
    public void High_pass_has_the_mean_0_4423_where_nothing_is_clipped()
    {
        var high = Given.Apply("high-pass", "std=2", Given.RandomImage(30, 20, 0.3f, 0.7f), 30, 20);
        Assert.DoesNotContain(high, value => value is 0 or 1);
        Assert.Equal(0.4423, high.Average(value => (double)value), 6);
    }

    [Fact]
    public void High_pass_of_one_pixel_is_the_mean_grey() =>
        Given.AssertClose(Given.GreyImage(0.4423f), Given.Apply("high-pass", "std=3", [0.1f, 0.9f, 0.4f], 1, 1));

    /// <summary>The weights of 0.5 px are e^0, e^−2 and e^−8 over their sum, radius ⌊4 · 0.5 + 0.5⌋ = 2.</summary>
    [Fact]
    public void Low_pass_of_one_white_pixel_shows_the_kernels_middle()
    {
        var (one, two) = (Math.Exp(-2), Math.Exp(-8));
        var middle = 1 / (1 + 2 * one + 2 * two);
        var expected = 0.4423 + (1 - 0.4423) * middle * middle;
        Given.AssertClose([expected, expected, expected], Given.Apply("low-pass", "std=0.5", [1, 1, 1], 1, 1));
    }

    [Theory]
    [InlineData("0.1249")]
    [InlineData("1e-9")]
    [InlineData("1e-200")]
    [InlineData("5e-324")]
    public void A_low_pass_with_a_radius_of_zero_changes_nothing(string std)
    {
        var image = Given.RandomImage(5, 4);
        Given.AssertClose(image, Given.Apply("low-pass", $"std={std},colour=true", image, 5, 4), 1e-7);
    }

    [Theory]
    [InlineData("10000")]
    [InlineData("500")]
    public void A_low_pass_far_wider_than_the_image_leaves_the_grey_outside(string std)
    {
        var low = Given.Apply("low-pass", $"std={std}", Given.RandomImage(4, 5), 4, 5);
        Assert.All(low, value => Assert.Equal(0.4423, value, 4));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("30")]
    public void Low_pass_leaves_an_image_of_the_outside_grey(string std)
    {
        var flat = Given.GreyImage([.. Enumerable.Repeat(0.4423f, 42)]);
        Given.AssertClose(flat, Given.Apply("low-pass", $"std={std}", flat, 6, 7));
    }

    private static double[] Planes(float[] image, Func<double[], double[]> change) =>
        [.. image.Select(value => (double)value).Chunk(image.Length / 3).SelectMany(change)];

    /// <summary>Σ over the whole square kernel for every pixel, in double.</summary>
    private static double[] DirectSum(double[] plane, int height, int width, double std)
    {
        var radius = (int)Math.Floor(4 * std + 0.5);
        var sum = Enumerable.Range(-radius, 2 * radius + 1).Sum(i => Math.Exp(-i * i / (2 * std * std)));
        var result = new double[plane.Length];
        for (var pixel = 0; pixel < plane.Length; pixel++)
        {
            for (var dy = -radius; dy <= radius; dy++)
            {
                for (var dx = -radius; dx <= radius; dx++)
                {
                    var (row, column) = (pixel / width + dy, pixel % width + dx);
                    var inside = row >= 0 && row < height && column >= 0 && column < width;
                    result[pixel] += Math.Exp(-(dy * dy + dx * dx) / (2 * std * std)) / (sum * sum)
                        * (inside ? plane[row * width + column] : 0.4423);
                }
            }
        }

        return result;
    }
}
