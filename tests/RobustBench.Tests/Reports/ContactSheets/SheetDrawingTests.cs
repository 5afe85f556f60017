using RobustBench.Drawing;
using RobustBench.Reports;
using RobustBench.Reports.ContactSheets;
using SkiaSharp;

namespace RobustBench.Tests.Reports.ContactSheets;

public sealed class SheetDrawingTests
{
    [Theory]
    [InlineData(8, 128)]
    [InlineData(32, 128)]
    [InlineData(50, 100)]
    [InlineData(96, 96)]
    [InlineData(160, 160)]
    [InlineData(224, 160)]
    public void Small_stimuli_are_enlarged_by_a_whole_factor_and_large_ones_averaged_down(int side, int shown) =>
        Assert.Equal((shown, shown), (Thumbnail.Of(new RgbImage(side, side)).Height, Thumbnail.Of(new RgbImage(side, side)).Width));

    [Fact]
    public void Every_stimulus_is_on_the_sheet_as_it_is()
    {
        var random = new Random(3);
        var stimuli = Enumerable.Range(0, 14).Select(_ => Noise(random, 16)).ToList();

        using var sheet = SKBitmap.Decode(SheetDrawing.Png(Sheet(stimuli)));

        Assert.All(stimuli, stimulus => Assert.True(Contains(sheet, stimulus)));
    }

    [Fact]
    public void More_than_twelve_conditions_go_on_in_a_band_below()
    {
        using var twelve = SKBitmap.Decode(SheetDrawing.Png(Sheet([.. Enumerable.Repeat(new RgbImage(60, 128), 12)])));
        using var thirteen = SKBitmap.Decode(SheetDrawing.Png(Sheet([.. Enumerable.Repeat(new RgbImage(60, 128), 13)])));

        Assert.True(thirteen.Height >= twelve.Height + 60, $"{thirteen.Height} and {twelve.Height}");
        Assert.True(thirteen.Width < twelve.Width, $"{thirteen.Width} and {twelve.Width}");
    }

    [Fact]
    public void Each_data_set_has_columns_of_its_own()
    {
        var image = new RgbImage(60, 128);
        using var sheet = SKBitmap.Decode(SheetDrawing.Png(Sheet([]) with { Sections = [Section("a", [.. Enumerable.Repeat(image, 12)]), Section("b", [image])] }));
        using var wide = SKBitmap.Decode(SheetDrawing.Png(Sheet([.. Enumerable.Repeat(image, 12)])));

        Assert.Equal(wide.Width, sheet.Width);
        Assert.InRange(sheet.Height, wide.Height + 60, wide.Height + 60 + 128);
    }

    [Fact]
    public void The_same_sheet_gives_the_same_bytes() =>
        Assert.Equal(SheetDrawing.Png(Sheet([new RgbImage(9, 9)])), SheetDrawing.Png(Sheet([new RgbImage(9, 9)])));

    [Fact]
    public void A_data_set_without_a_readable_image_has_headings_alone() =>
        Assert.NotEmpty(SheetDrawing.Png(Sheet([new RgbImage(9, 9)]) with { Sections = [new SheetSection("d", "9 × 9 pixels", ["clean"], [])] }));

    [Fact]
    public void A_sheet_too_large_for_a_picture_is_refused_with_the_mend()
    {
        var row = new SheetRow("0", "cat", [new RgbImage(160, 160)]);
        var sheet = Sheet(row.Stimuli) with { Sections = [new SheetSection("d", "", ["clean"], [.. Enumerable.Repeat(row, 10_000)])] };

        Assert.EndsWith("choose fewer --images", Assert.Throws<InputException>(() => SheetDrawing.Png(sheet)).Message, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("clean")]
    [InlineData("salt-and-pepper(probability=0.05,contrast=1)")]
    [InlineData("n01440764/a_very_long_file_name_without_any_end_10026.JPEG")]
    [InlineData("👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬👩‍🔬")]
    public void Wrapped_lines_fit_and_keep_the_whole_text(string text)
    {
        Skip.IfNot(PlotFont.Exists, "There is no font on this machine.");
        using var font = new SheetFont(13, SKColors.Black);

        var lines = font.Wrap(text, 104);

        Assert.Equal(text, string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(font.Measure(line), 0, 104));
    }

    [SkippableFact]
    public void A_key_is_broken_where_its_parameters_begin()
    {
        Skip.IfNot(PlotFont.Exists, "There is no font on this machine.");
        using var font = new SheetFont(13, SKColors.Black);

        Assert.Equal(["rotation(", "degrees=270)"], font.Wrap("rotation(degrees=270)", 110));
    }

    private static ContactSheet Sheet(IReadOnlyList<RgbImage> stimuli) => new()
    {
        Title = "suite",
        Description = "what it is",
        Sections = [Section("d", stimuli)],
    };

    private static SheetSection Section(string dataset, IReadOnlyList<RgbImage> stimuli) => new(
        dataset, "16 × 16 pixels", [.. stimuli.Select((_, i) => $"condition(level={i})")], [new SheetRow("0", "cat", stimuli)]);

    private static RgbImage Noise(Random random, int side)
    {
        var image = new RgbImage(side, side);
        random.NextBytes(image.Pixels);
        return image;
    }

    private static bool Contains(SKBitmap sheet, RgbImage image)
    {
        var pixels = sheet.Pixels;
        for (var at = 0; at < pixels.Length - image.Width; at++)
        {
            if (Enumerable.Range(0, image.Height).All(row => at + row * sheet.Width + image.Width <= pixels.Length
                && Enumerable.Range(0, image.Width).All(column => Same(pixels[at + row * sheet.Width + column], image.Row(row)[(3 * column)..]))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(SKColor colour, ReadOnlySpan<byte> pixel) =>
        colour.Red == pixel[0] && colour.Green == pixel[1] && colour.Blue == pixel[2];
}
