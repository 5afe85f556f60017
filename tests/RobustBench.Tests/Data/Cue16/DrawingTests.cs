using RobustBench.Data.Cue16;

namespace RobustBench.Tests.Data.Cue16;

public sealed class DrawingTests
{
    [Fact]
    public void The_grey_image_is_the_luminance_of_the_original()
    {
        var (colour, grey) = (Drawn.Pixels(Stimuli.Original, 21), Drawn.Pixels(Stimuli.Greyscale, 21));

        for (var pixel = 0; pixel < Canvas.Pixels; pixel++)
        {
            var luminance = Canvas.Luminance(colour[pixel], colour[Canvas.Pixels + pixel], colour[2 * Canvas.Pixels + pixel]);
            // Each of the two is rounded once.
            Assert.InRange(grey[pixel], luminance - 1.01, luminance + 1.01);
            Assert.Equal((grey[pixel], grey[pixel]), (grey[Canvas.Pixels + pixel], grey[2 * Canvas.Pixels + pixel]));
        }
    }

    [Fact]
    public void Edges_follow_the_border_of_the_silhouette_and_nothing_else()
    {
        for (var index = 0; index < 32; index++)
        {
            var distances = DistanceMap.Of(Drawn.Scene(Stimuli.Original, index).Placement.Outline);
            var (silhouette, edges) = (Drawn.Pixels(Stimuli.Silhouette, index), Drawn.Pixels(Stimuli.Edges, index));
            for (var pixel = 0; pixel < Canvas.Pixels; pixel++)
            {
                // The share of a pixel that is covered, to the nearest level.
                Assert.Equal(255 * Math.Clamp(distances[pixel] + 0.5, 0, 1), silhouette[pixel], 0.51);
                Assert.Equal(255 * Math.Clamp(Math.Abs(distances[pixel]) - 0.5, 0, 1), edges[pixel], 0.51);
            }
        }
    }

    [Theory]
    [InlineData("test")]
    [InlineData("replication")]
    public void No_figure_touches_the_border(string split)
    {
        for (var index = 0; index < 480; index++)
        {
            var silhouette = Drawn.Pixels(Stimuli.Silhouette, index, split);
            Assert.All(Enumerable.Range(0, Canvas.Side), i => Assert.Equal(
                (0, 0, 0, 0), (silhouette.Ink(0, i), silhouette.Ink(Canvas.Side - 1, i), silhouette.Ink(i, 0), silhouette.Ink(i, Canvas.Side - 1))));
        }
    }

    [Fact]
    public void A_conflict_shows_the_shape_of_the_original_in_another_texture()
    {
        var (original, conflict) = (Drawn.Pixels(Stimuli.Original, 3), Drawn.Pixels(Stimuli.CueConflict, 3));
        var distances = DistanceMap.Of(Drawn.Scene(Stimuli.Original, 3).Placement.Outline);

        Assert.All(Enumerable.Range(0, Canvas.Pixels).Where(pixel => distances[pixel] > 0.5), pixel => Assert.Equal(original[pixel], conflict[pixel]));
        Assert.Contains(Enumerable.Range(0, Canvas.Pixels), pixel => Math.Abs(original[pixel] - conflict[pixel]) > 40);
    }

    [Fact]
    public void Figures_and_textures_are_the_same_whatever_is_drawn_besides()
    {
        var (shape, other) = (Drawn.Scene(Stimuli.Silhouette, 9), Drawn.Scene(Stimuli.CueConflict, 9));

        Assert.Equal(shape.Placement.Outline.Contours[0], other.Placement.Outline.Contours[0]);
        Assert.Equal(shape.Palette, other.Palette);
    }

    [Fact]
    public void Every_texture_has_enough_contrast_and_no_share_of_dark_gives_it_away()
    {
        for (var texture = 0; texture < Textures.All.Count; texture++)
        {
            var values = Enumerable.Range(0, 6).SelectMany(i => Drawn.Scene(Stimuli.Texture, texture + 16 * i).DrawTexture()).ToList();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));

            Assert.All(values, value => Assert.InRange(value, 0f, 1f));
            Assert.True(deviation > 0.25, $"{Textures.All[texture].Name}: a standard deviation of {deviation:F3}");
            Assert.True(mean is > 0.28f and < 0.72f, $"{Textures.All[texture].Name}: a mean of {mean:F3}");
        }
    }

    [Fact]
    public void Images_that_are_easy_to_see_are_selected_more_often()
    {
        var scenes = Enumerable.Range(0, 1_920).Select(index => Drawn.Scene(Stimuli.Original, index)).ToList();
        var frequencies = scenes.ConvertAll(scene => scene.SelectionFrequency);
        var (often, rarely) = (scenes.Where(scene => scene.SelectionFrequency >= 0.9).ToList(), scenes.Where(scene => scene.SelectionFrequency <= 0.5).ToList());

        Assert.All(frequencies, frequency => Assert.Equal(Math.Round(10 * frequency), 10 * frequency, 9));
        // The matched-frequency images of Recht et al. 2019 have a mean of 0.73.
        Assert.InRange(frequencies.Average(), 0.6, 0.85);
        Assert.True(often.Count > 300 && rarely.Count > 200, $"{often.Count} and {rarely.Count}");
        Assert.True(often.Average(scene => scene.Palette.Contrast) > rarely.Average(scene => scene.Palette.Contrast));
        Assert.True(often.Average(scene => scene.Placement.HalfSize) > rarely.Average(scene => scene.Placement.HalfSize));
    }

    [Fact]
    public void The_replication_varies_more_and_its_figures_are_smaller()
    {
        var (test, again) = (Sampling.Original, Sampling.Again);

        Assert.True(again.Rotation > test.Rotation && again.TextureRotation > test.TextureRotation);
        Assert.True(again.Aspect.Low < test.Aspect.Low && again.Aspect.High > test.Aspect.High);
        Assert.True(again.TextureScale.Low < test.TextureScale.Low && again.TextureScale.High > test.TextureScale.High);
        Assert.True(again.Background > test.Background && again.LeastContrast < test.LeastContrast);
        Assert.True(Sizes("test").Average() - Sizes("replication").Average() is > 0.01 and < 0.03);
        Assert.Equal((test, test, again), (Split.Of("test").Sampling, Split.Of("train").Sampling, Split.Of("replication").Sampling));

        // Discs alone, which are never too large for the image.
        static IEnumerable<double> Sizes(string split) =>
            Enumerable.Range(0, 960).Select(index => Drawn.Scene(Stimuli.Original, 16 * (index % 120), split).Placement.HalfSize);
    }
}
