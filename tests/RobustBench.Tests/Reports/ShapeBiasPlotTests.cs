using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RobustBench.Metrics;
using RobustBench.Reports;
using SkiaSharp;

namespace RobustBench.Tests.Reports;

public sealed class ShapeBiasPlotTests
{
    private static readonly CueDecisions Some = new(30, 20, 10), None = new(0, 0, 10);

    [Fact]
    public void The_same_decisions_give_the_same_png() => Assert.Equal(Plot().Png(), Plot().Png());

    [Fact]
    public void The_same_decisions_give_the_same_svg() => Assert.Equal(Plot().Svg(), Plot().Svg());

    [Fact]
    public void The_png_has_two_pixels_for_each_unit()
    {
        var plot = Plot();
        using var image = SKBitmap.Decode(plot.Png());

        Assert.Equal((plot.Width * 2, plot.Height * 2), (image.Width, image.Height));
    }

    [SkippableFact]
    public void The_svg_names_suite_data_sets_models_categories_and_both_axes()
    {
        Skip.If(PlotFont.Measure("x", 12).Width == 0, "There is no font on this machine.");

        var texts = Svg(Plot()).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToList();

        string[] expected =
        [
            "suite", "cues", "more cues", "res<net", "vgg", "bear", "cat", "all", "fraction of shape decisions", "fraction of texture decisions",
            "fraction correct",
        ];
        Assert.Empty(expected.Except(texts));
        Assert.Equal(2, texts.Count(text => text == "bear"));
        Assert.Single(texts, text => text == "vgg");
    }

    [Fact]
    public void People_are_one_observer_and_give_the_order_of_the_categories()
    {
        string[] observers = ["net", "subject-01", "subject-02"];
        var panel = Assert.Single(ShapeBiasPanel.Of(
            [
                ShapeBiasCsvTests.Bias("net", "d", ("bear", new(9, 1, 0)), ("cat", new(1, 9, 0)), ("dog", new(5, 5, 0))),
                ShapeBiasCsvTests.Bias("subject-01", "d", ("bear", new(1, 9, 0)), ("cat", new(9, 1, 0)), ("dog", None)),
                ShapeBiasCsvTests.Bias("subject-02", "d", ("bear", new(2, 8, 0)), ("cat", new(8, 2, 0)), ("dog", None)),
            ],
            observers));

        Assert.Equal(["cat", "bear", "dog", "all"], panel.Rows);
        Assert.Equal(["net", "people (2)"], panel.Series.Select(series => series.Model));
        Assert.Equal(new CueDecisions(17, 3, 0), panel[0, 1]);
    }

    [Fact]
    public void A_pool_of_the_people_stands_for_them()
    {
        string[] observers = ["humans", "net", "subject-01", "subject-02"];
        var panel = Assert.Single(ShapeBiasPanel.Of(
            observers.Select(name => ShapeBiasCsvTests.Bias(name, "d", ("bear", name == "humans" ? new(6, 4, 0) : new(3, 2, 0)))), observers));

        Assert.Equal(["humans", "net"], panel.Series.Select(series => series.Model));
    }

    [Fact]
    public void A_model_has_no_mark_where_its_bias_is_undefined()
    {
        // A mark is a shape and its white edge: one for bear, one for cat and one for all.
        Assert.Equal(Shapes(One(Some, Some)) - 2, Shapes(One(Some, None)));
        Assert.Equal(Shapes(One(Some, Some)) - 6, Shapes(One(None, None)));

        static int Shapes(ShapeBiasPlot plot) => Svg(plot).Descendants().Count(element => element.Name.LocalName == "path" && IsMark(element));
        static ShapeBiasPlot One(CueDecisions bear, CueDecisions cat) =>
            new("suite", ShapeBiasPanel.Of([ShapeBiasCsvTests.Bias("m", "d", ("bear", bear), ("cat", cat))], ["m"]));
        // Circles, alone in this drawing, are the only curves.
        static bool IsMark(XElement path) => path.Attribute("d")!.Value.AsSpan().IndexOfAny("CQA") >= 0;
    }

    [Fact]
    public void Decisions_for_the_shape_are_at_the_left_and_those_for_the_texture_at_the_right()
    {
        var layout = new ShapeBiasLayout(Panels()[0], 100, 50);

        Assert.True(layout.X(1) < layout.X(0.7) && layout.X(0.7) < layout.X(0));
        Assert.Equal(layout.Left + layout.Right, layout.X(1) + layout.X(0), 1e-3);
    }

    [Fact]
    public void A_model_keeps_its_mark_whichever_models_have_cue_conflict_trials()
    {
        var panel = Assert.Single(ShapeBiasPanel.Of([ShapeBiasCsvTests.Bias("c", "d", ("bear", Some))], ["a", "b", "c"]));

        Assert.Equal(2, Assert.Single(panel.Series).Mark);
    }

    [Fact]
    public void Models_stand_in_the_order_of_the_suite_and_categories_of_any_model_in_ordinal_order()
    {
        var panel = Assert.Single(ShapeBiasPanel.Of(
            [ShapeBiasCsvTests.Bias("a", "d", ("cat", None)), ShapeBiasCsvTests.Bias("z", "d", ("bear", Some))], ["z", "a"]));

        Assert.Equal(["z", "a"], panel.Series.Select(series => series.Model));
        Assert.Equal(["bear", "cat", "all"], panel.Rows);
        Assert.Equal([Some, null, null, None, Some, None], Enumerable.Range(0, 6).Select(place => panel[place / 2, place % 2]));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 16)]
    public void Every_lane_stands_within_its_row_and_every_row_within_the_picture(int models, int categories)
    {
        var decisions = Enumerable.Range(0, categories).Select(category => ($"category {category:D2}", Some)).ToArray();
        string[] names = [.. Enumerable.Range(0, models).Select(model => $"a network of some length {model}")];
        var panels = ShapeBiasPanel.Of(names.Select(name => ShapeBiasCsvTests.Bias(name, "d", decisions)), names);
        var layout = new ShapeBiasLayout(panels[0], 100, 50);

        for (var row = 0; row <= categories; row++)
        {
            Assert.InRange(layout.LaneMiddle(row, 0) - layout.Lane / 2, layout.RowTop(row), layout.Bottom);
            Assert.InRange(layout.LaneMiddle(row, models - 1) + layout.Lane / 2, layout.Top, layout.RowTop(row) + layout.RowHeight);
        }

        var plot = new ShapeBiasPlot("suite", panels);
        Assert.True(plot.Height > layout.Bottom - layout.Top + 2 * ShapeBiasLayout.AxisHeight, "the plot is cut at the bottom");
        Assert.True(plot.Width > layout.BarsRight - layout.Left + PlotFont.Measure(names[0], 12).Width, "the plot is cut at the right");
    }

    [Fact]
    public void The_colours_of_the_marks_are_those_of_the_report_on_white()
    {
        using var reader = new StreamReader(typeof(ShapeBiasPlot).Assembly.GetManifestResourceStream("report.css")!);
        var light = reader.ReadToEnd().Split("prefers-color-scheme: dark", 2)[0];

        for (var model = 0; model < 8; model++)
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"--{ModelMark.Class(model)}: {ModelMark.Colour(model)};"), light, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ShapeBiasPanel> Panels() => ShapeBiasPanel.Of(
        [
            ShapeBiasCsvTests.Bias("res<net", "cues", ("bear", Some), ("cat", None)),
            ShapeBiasCsvTests.Bias("vgg", "cues", ("bear", None), ("cat", Some)),
            ShapeBiasCsvTests.Bias("vgg", "more cues", ("bear", Some)),
        ],
        ["res<net", "vgg"]);

    private static ShapeBiasPlot Plot() => new("suite", Panels());

    private static XElement Svg(ShapeBiasPlot plot) => XElement.Parse(Encoding.UTF8.GetString(plot.Svg()));
}
