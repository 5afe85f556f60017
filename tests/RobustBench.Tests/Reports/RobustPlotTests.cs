using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RobustBench.Metrics;
using RobustBench.Reports;
using RobustBench.Tests.Metrics;
using SkiaSharp;

namespace RobustBench.Tests.Reports;

public sealed class RobustPlotTests
{
    [Fact]
    public void The_same_curves_give_the_same_png() => Assert.Equal(Plot().Png(), Plot().Png());

    [Fact]
    public void The_same_curves_give_the_same_svg() => Assert.Equal(Plot().Svg(), Plot().Svg());

    [Fact]
    public void The_png_has_two_pixels_for_each_unit()
    {
        var plot = Plot();
        using var image = SKBitmap.Decode(plot.Png());

        Assert.Equal((plot.Width * 2, plot.Height * 2), (image.Width, image.Height));
    }

    [SkippableFact]
    public void The_svg_names_suite_data_sets_attacks_models_and_axes()
    {
        Skip.If(PlotFont.Measure("x", 12).Width == 0, "There is no font on this machine.");

        var texts = Texts(Plot());

        Assert.Empty(new[] { "grid", "cifar", "other", "fgsm", "res<net", "vgg", "ε (in 1/255)", "robust accuracy (%)", "0", "1", "4" }.Except(texts));
        Assert.Single(texts, text => text == "vgg");
        Assert.Equal(2, texts.Count(text => text == "fgsm"));
    }

    [SkippableTheory]
    [InlineData(1, 1)]
    [InlineData(13, 5)]
    public void Texts_stand_within_the_picture_and_not_on_each_other(int models, int attacks)
    {
        Skip.If(PlotFont.Measure("x", 12).Width == 0, "There is no font on this machine.");
        var panels = Enumerable.Range(0, attacks).Select(attack => new RobustPanel(
            "a data set of some length", $"chain(uniform-noise(width=0.1,contrast=1);pgd(step=1/510,steps={attack},source=a-network-with-quite-a-long-name-that-goes-on))",
            [.. Enumerable.Range(0, models).Select(model => new RobustSeries($"a network with quite a long name {model}", model, Curve((1, "wx.."), (2, "wxx."))))]));
        var plot = new RobustPlot("grid", [.. panels]);

        var boxes = Svg(plot).Descendants().Where(element => element.Name.LocalName == "text").Select(Box).ToList();

        Assert.All(boxes, box => Assert.True(new SKRect(0, 0, plot.Width, plot.Height).Contains(box), $"{box} in {plot.Width}×{plot.Height}"));
        Assert.All(boxes.Index(), box => Assert.DoesNotContain(boxes.Skip(box.Index + 1), other => other.IntersectsWith(box.Item)));
    }

    [Fact]
    public void A_long_name_is_broken_after_punctuation_and_loses_nothing()
    {
        const string Name = "chain(uniform-noise(width=0.1,contrast=1);pgd(step=1/510,steps=40))";

        var lines = PlotFont.Lines(Name, 12, 200);

        Assert.Equal(Name, string.Concat(lines));
        Assert.All(lines.SkipLast(1), line => Assert.Contains(line[^1], "(,;_- "));
        Assert.All(lines, line => Assert.True(PlotFont.Measure(line, 12).Width <= 200, line));
    }

    [Fact]
    public void A_long_name_without_punctuation_is_broken_anywhere()
    {
        var lines = PlotFont.Lines(new string('x', 99), 12, 200);

        Assert.Equal(new string('x', 99), string.Concat(lines));
        Assert.All(lines, line => Assert.True(PlotFont.Measure(line, 12).Width <= 200, line));
    }

    [Theory]
    [InlineData(new[] { 0, 1.0 / 255, 16.0 / 255 }, "ε (in 1/255)", "0,1,16", "16/255")]
    [InlineData(new[] { 0, 1.0 / 255, 0.2 }, "ε (in 1/255)", "0,1,51", "51/255")]
    [InlineData(new[] { 0, 0.2, 1 }, "ε", "0,0.2,1", "1")]
    [InlineData(new[] { 0, 1.0 / 510, 1.0 / 255 }, "ε", "0,0.00196,0.00392", "0.00392")]
    public void An_epsilon_is_named_by_multiples_of_a_step_of_8_bits_where_all_are_such(double[] epsilons, string caption, string marks, string last)
    {
        var text = new EpsilonText(epsilons);

        Assert.Equal((caption, marks, last), (text.Caption, string.Join(',', epsilons.Select(text.Mark)), text.Full(epsilons[^1])));
    }

    [Fact]
    public void Numbers_below_the_axis_have_room_and_both_ends_are_among_them()
    {
        double[] epsilons = [1, 2, 3, 50, 97, 98, 100];
        var layout = new RobustLayout(new RobustPanel("d", "a", [new RobustSeries("m", 0, Curve([.. epsilons.Select(epsilon => (epsilon, "."))]))]), 50, 0);

        Assert.Equal([100, 50, 0], layout.Numbered(_ => 30));
    }

    private static RobustCurve Curve(params (double Epsilon, string Images)[] cells) =>
        RobustCurve.Of([.. cells.Select(cell => (cell.Epsilon, RobustCurveTests.Images(cell.Images)))])!;

    private static IReadOnlyList<RobustPanel> Panels()
    {
        var curve = Curve((1.0 / 255, "wx.."), (4.0 / 255, "wxx."));
        return [new("cifar", "fgsm", [new("res<net", 0, curve)]), new("other", "fgsm", [new("res<net", 0, curve), new("vgg", 1, curve)])];
    }

    private static RobustPlot Plot() => new("grid", Panels());

    private static XElement Svg(RobustPlot plot) => XElement.Parse(Encoding.UTF8.GetString(plot.Svg()));

    private static List<string> Texts(RobustPlot plot) =>
        [.. Svg(plot).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value)];

    /// <summary>Where a text stands: its glyphs' places after a shift, and where it is the caption of an upright axis a turn to the left.</summary>
    private static SKRect Box(XElement text)
    {
        var (transform, size) = (text.Attribute("transform")!.Value, Numbers(text.Attribute("font-size")!.Value)[0]);
        var (shift, turned) = (Numbers(transform)[^2..], transform.StartsWith("matrix(0 -1 1 0 ", StringComparison.Ordinal));
        var (glyphs, y) = (Numbers(text.Attribute("x")!.Value), Numbers(text.Attribute("y")!.Value)[0]);
        var (left, right) = (glyphs[0], glyphs[^1] + PlotFont.Measure(text.Value[^1..], size).Width);
        var (top, bottom) = (y - 0.75f * size, y + 0.2f * size);
        return turned
            ? new SKRect(shift[0] + top, shift[1] - right, shift[0] + bottom, shift[1] - left)
            : new SKRect(shift[0] + left, shift[1] + top, shift[0] + right, shift[1] + bottom);
    }

    private static float[] Numbers(string text) =>
        [.. Regex.Matches(text, @"-?\d+(\.\d+)?").Select(number => float.Parse(number.Value, CultureInfo.InvariantCulture))];
}
