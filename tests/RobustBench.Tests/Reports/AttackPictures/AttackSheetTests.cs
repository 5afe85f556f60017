using RobustBench.Reports.AttackPictures;
using SkiaSharp;

namespace RobustBench.Tests.Reports.AttackPictures;

public sealed class AttackSheetTests
{
    private const int Side = 32;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1f, 1)]
    [InlineData(0.51f, 1)]
    [InlineData(0.5f, 1)]
    [InlineData(0.25f, 2)]
    [InlineData(0.1f, 5)]
    [InlineData(0.06f, 5)]
    [InlineData(1 / 255f, 100)]
    [InlineData(4 / 255f, 20)]
    [InlineData(8 / 255f, 10)]
    [InlineData(1e-4f, 5000)]
    public void A_change_is_magnified_as_far_as_it_fits_by_1_2_or_5_times_a_power_of_ten(float largest, int factor) =>
        Assert.Equal(factor, ChangePicture.FactorFor(largest));

    [Theory]
    [InlineData(0f, "no change")]
    [InlineData(0.1f, "change × 5")]
    [InlineData(0.75f, "change × 1, clipped")]
    public void The_caption_has_the_factor_and_says_what_is_cut_off(float change, string caption) =>
        Assert.Equal(caption, new ChangePicture(new float[12], [change, .. new float[11]], 2, 2).Caption);

    [Fact]
    public void The_change_is_drawn_about_mid_grey()
    {
        float[] before = [0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f], after = [0.6f, 0.5f, 0.5f, 0.5f, 0.45f, 0.5f];
        var picture = new ChangePicture(before, after, 1, 2).Picture;
        // Times 5: red of the left pixel 0.5 + 0.5, blue of it 0.5 − 0.25.
        Assert.Equal([255, 128, 64], picture.Pixels[..3].Select(value => (int)value));
        Assert.Equal([128, 128, 128], picture.Pixels[3..].Select(value => (int)value));
    }

    [Fact]
    public void Pixels_that_touch_are_one_spot_and_others_have_their_own()
    {
        var spots = ChangedSpots.Of(Row(changed: [(3, 4), (4, 5), (20, 9)]));
        Assert.Equal([(4f, 5f), (20.5f, 9.5f)], spots.Select(spot => (spot.X, spot.Y)).Order());
        Assert.Equal(MathF.Sqrt(8) / 2, spots.Max(spot => spot.Radius));
    }

    [Fact]
    public void A_change_of_many_pixels_has_no_spots() =>
        Assert.Empty(ChangedSpots.Of(Row(changed: [.. Enumerable.Range(0, 11).Select(x => (2 * x, 0))])));

    [Fact]
    public void A_changed_pixel_is_ringed_and_not_covered()
    {
        var (plain, ringed) = (Draw(Row(changed: [])), Draw(Row(changed: [(16, 16)])));
        using (plain)
        using (ringed)
        {
            Assert.Equal((plain.Width, plain.Height), (ringed.Width, ringed.Height));
            var white = Places(ringed, colour => colour == SKColors.White).Except(Places(plain, colour => colour == SKColors.White)).ToList();
            // Of the two rings, on the change and on the adversarial image, each has white at least above and below the pixel.
            Assert.True(white.Count > 40);
            var magenta = Places(ringed, colour => colour is { Red: > 240, Green: < 10, Blue: > 240 });
            Assert.Equal(36, magenta.Count(place => white.Min(ring => Math.Abs(ring.X - place.X) + Math.Abs(ring.Y - place.Y)) > 0));
        }
    }

    [Fact]
    public void The_same_sheet_gives_the_same_bytes() => Assert.Equal(Png(Row(changed: [(1, 1)])), Png(Row(changed: [(1, 1)])));

    [Theory]
    [InlineData(32)]
    [InlineData(224)]
    [InlineData(500)]
    public void Nothing_is_cut_off_whatever_the_names(int side)
    {
        const string Long = "American Staffordshire terrier, Staffordshire terrier, American pit bull terrier, pit bull terrier";
        var row = Row(changed: [], side) with
        {
            Label = Long,
            Target = Long,
            Image = string.Join('/', Enumerable.Repeat("a-very-long-folder", 9)),
            Before = new AttackDecision(Long, 1),
            After = new AttackDecision(Long, 0.123f),
            Note = string.Join(" · ", Enumerable.Repeat("gradients 1000000", 30)),
        };
        using var sheet = SKBitmap.Decode(AttackSheetDrawing.Png(new AttackSheet { Title = Long + Long, Subtitle = Long + Long, Rows = [row, row] }));
        Assert.All(Enumerable.Range(0, sheet.Height), y => Assert.Equal(SKColors.White, sheet.GetPixel(sheet.Width - 1, y)));
        Assert.All(Enumerable.Range(0, sheet.Width), x => Assert.Equal(SKColors.White, sheet.GetPixel(x, sheet.Height - 1)));
    }

    private static AttackSheetRow Row((int X, int Y)[] changed, int side = Side)
    {
        float[] original = [.. Enumerable.Repeat(0.2f, 3 * side * side)], adversarial = [.. original];
        foreach (var (x, y) in changed)
            (adversarial[y * side + x], adversarial[side * side + y * side + x], adversarial[2 * side * side + y * side + x]) = (1, 0, 1);
        return new AttackSheetRow
        {
            Image = "7",
            Label = "cat",
            Height = side,
            Width = side,
            Original = original,
            Adversarial = adversarial,
            Before = new AttackDecision("cat", 0.9f),
            After = new AttackDecision("dog", 0.6f),
            Note = "L0 1 pixels",
        };
    }

    private static byte[] Png(AttackSheetRow row) => AttackSheetDrawing.Png(new AttackSheet { Title = "m · d", Subtitle = "one-pixel", Rows = [row] });

    private static SKBitmap Draw(AttackSheetRow row) => SKBitmap.Decode(Png(row));

    private static List<(int X, int Y)> Places(SKBitmap bitmap, Func<SKColor, bool> wanted) =>
        [.. from y in Enumerable.Range(0, bitmap.Height) from x in Enumerable.Range(0, bitmap.Width) where wanted(bitmap.GetPixel(x, y)) select (x, y)];
}
