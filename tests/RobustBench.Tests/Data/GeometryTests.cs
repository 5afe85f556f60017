using RobustBench.Data;

namespace RobustBench.Tests.Data;

public sealed class GeometryTests
{
    [Fact]
    public void Bilinear_halving_weighs_three_neighbours_by_a_triangle()
    {
        // Centres 1 and 3, support 2: weights 3, 3, 1 over 7, cut at the edge.
        var result = Resize([0, 70, 140, 210], 1, 4, Interpolation.Bilinear, new Axis(1, 1, 0, 1), new Axis(4, 2, 0, 2));

        Assert.Equal([50, 160], result.Pixels[..2]);
    }

    [Fact]
    public void Bicubic_doubling_overshoots_and_is_clipped()
    {
        // The first centre is ¼ from the first pixel's and 5/4 from the second's: 255 · w(5/4) / (w(¼) + w(5/4)) = −22.5.
        // The second is ¼ and ¾ away: 255 · w(¾) / (w(¼) + w(¾)) = 255 · 0.2265625 / 1.09375 = 52.8.
        var result = Resize([0, 255], 1, 2, Interpolation.Bicubic, new Axis(1, 1, 0, 1), new Axis(2, 4, 0, 4));

        Assert.Equal([0, 53, 202, 255], result.Pixels[..4]);
    }

    [Fact]
    public void Nearest_takes_the_pixel_in_which_the_centre_lies()
    {
        using var raster = Raster.OfPlanes([.. Enumerable.Repeat(new byte[] { 10, 20, 30, 40, 50 }, 3).SelectMany(plane => plane)], 1, 5);

        // Centres 5/6, 5/2, 25/6.
        Assert.Equal([10, 30, 50], NearestNeighbour.Apply(raster, new Axis(1, 1, 0, 1), new Axis(5, 3, 0, 3)).Pixels[..3]);
    }

    [Theory]
    [InlineData(375, 500, 256, 256, 341)] // 341.33 truncated
    [InlineData(500, 333, 256, 384, 256)] // 384.38
    [InlineData(300, 1024, 256, 256, 873)] // 873.81
    [InlineData(3, 2, 7, 10, 7)] // 10.5
    [InlineData(256, 300, 256, 256, 300)] // nothing to do
    public void The_short_side_gets_the_size_and_the_long_one_is_truncated(int height, int width, int side, int newHeight, int newWidth)
    {
        using var raster = new Raster(height, width);

        var picture = Geometry.Apply(raster, new StimulusOptions { Resize = side });

        Assert.Equal((newHeight, newWidth), (picture.Height, picture.Width));
    }

    [Theory]
    [InlineData(Interpolation.Bilinear)]
    [InlineData(Interpolation.Bicubic)]
    [InlineData(Interpolation.Nearest)]
    public void An_image_whose_short_side_has_the_size_is_left_as_it_is(Interpolation interpolation)
    {
        var planes = Random(new Random(1), 3 * 6 * 9);
        using var raster = Raster.OfPlanes(planes, 6, 9);

        Assert.Equal(planes, Geometry.Apply(raster, new StimulusOptions { Resize = 6, Interpolation = interpolation }).Pixels);
    }

    [Fact]
    public void Every_resize_and_crop_equals_the_plain_computation_to_the_last_bit()
    {
        var random = new Random(2018);
        for (var trial = 0; trial < 300; trial++)
        {
            var (height, width, side) = (random.Next(1, 60), random.Next(1, 60), random.Next(1, 50));
            var interpolation = random.Next(2) == 0 ? Interpolation.Bilinear : Interpolation.Bicubic;
            var planes = Random(random, 3 * height * width);
            var (newHeight, newWidth) = height <= width ? (side, side * width / height) : (side * height / width, side);
            var size = random.Next(1, side + 1);
            using var raster = Raster.OfPlanes(planes, height, width);

            var result = Geometry.Apply(raster, new StimulusOptions { Resize = side, Size = size, Interpolation = interpolation });

            var whole = PlainResize.Apply(planes, (height, width), (newHeight, newWidth), interpolation == Interpolation.Bicubic);
            Assert.True(
                result.Pixels.AsSpan().SequenceEqual(PlainResize.Crop(whole, (newHeight, newWidth), size)),
                $"trial {trial}: {height} × {width} to {newHeight} × {newWidth}, {size}, {interpolation}");
        }
    }

    [Fact]
    public void Nearest_equals_the_exact_fractions_where_no_centre_is_on_a_border()
    {
        var random = new Random(2018);
        for (var trial = 0; trial < 300; trial++)
        {
            var (stored, resized) = (random.Next(1, 200), random.Next(1, 200));
            var values = Random(random, stored);
            using var raster = Raster.OfPlanes([.. values, .. values, .. values], 1, stored);

            var result = NearestNeighbour.Apply(raster, new Axis(1, 1, 0, 1), new Axis(stored, resized, 0, resized));

            for (var i = 0; i < resized; i++)
            {
                var (place, rest) = int.DivRem((2 * i + 1) * stored, 2 * resized);
                if (rest != 0) Assert.Equal(values[place], result.Pixels[i]);
            }
        }
    }

    [Fact]
    public void A_resized_image_still_smaller_than_the_crop_is_refused()
    {
        using var raster = new Raster(10, 20);

        Assert.Equal(
            "the image is 5 × 10, smaller than the stimulus of 6 × 6: choose a smaller `size`",
            Assert.Throws<InputException>(() => Geometry.Apply(raster, new StimulusOptions { Resize = 5, Size = 6 })).Message);
    }

    [Fact]
    public void An_image_that_would_become_too_large_is_refused_before_anything_is_allocated()
    {
        using var raster = new Raster(1, 60_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = Assert.Throws<InputException>(() => Geometry.Apply(raster, new StimulusOptions { Resize = 256, Size = 224 })).Message;

        Assert.Equal(
            "the image is 1 × 60000, and would have 256 × 15360000 pixels with `resize: 256`, more than 100 million: leave it out, "
            + "or choose a smaller `resize`",
            problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Nothing_but_the_picture_is_allocated_for_a_large_image()
    {
        using var raster = new Raster(3000, 4000);
        var options = new StimulusOptions { Resize = 256, Size = 224 };

        // The least of several: a collection in between empties the pools, and counts memory that the thread was given in advance.
        var allocated = Enumerable.Range(0, 8).Min(_ => Allocated());

        Assert.InRange(allocated, 3 * 224 * 224, 3 * 224 * 224 + 2000);

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Geometry.Apply(raster, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>Resizes one row, given as one channel.</summary>
    private static Picture Resize(byte[] values, int height, int width, Interpolation interpolation, Axis rows, Axis columns)
    {
        using var raster = Raster.OfPlanes([.. values, .. values, .. values], height, width);
        return Resampler.Apply(raster, rows, columns, interpolation);
    }

    private static byte[] Random(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
