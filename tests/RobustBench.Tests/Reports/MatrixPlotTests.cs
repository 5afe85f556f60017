using System.Text;
using System.Xml.Linq;
using RobustBench.Reports;
using RobustBench.Trials;
using SkiaSharp;

namespace RobustBench.Tests.Reports;

public sealed class MatrixPlotTests
{
    [Fact]
    public void The_png_has_two_pixels_for_each_unit()
    {
        var plot = Plot(1, 2);
        using var image = SKBitmap.Decode(plot.Png());

        Assert.Equal((plot.Width * 2, plot.Height * 2), (image.Width, image.Height));
    }

    [Fact]
    public void Differing_accuracies_differ_in_colour()
    {
        using var low = SKBitmap.Decode(Plot(1, 10).Png());
        using var high = SKBitmap.Decode(Plot(9, 10).Png());

        Assert.NotEqual(low.Pixels, high.Pixels);
    }

    [Fact]
    public void The_same_matrix_gives_the_same_png() => Assert.Equal(Plot(1, 2).Png(), Plot(1, 2).Png());

    [Fact]
    public void The_same_matrix_gives_the_same_svg() => Assert.Equal(Plot(1, 2).Svg(), Plot(1, 2).Svg());

    [SkippableFact]
    public void The_svg_names_title_model_data_set_condition_and_number()
    {
        Skip.If(PlotFont.Measure("x", 12).Width == 0, "There is no font on this machine.");
        var texts = XElement.Parse(Encoding.UTF8.GetString(Plot(1, 8).Svg()))
            .Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToList();

        foreach (var expected in new[] { "grid", "res<net", "cifar", "contrast(level=0.05)", "12.5", "accuracy (%)" })
            Assert.Contains(expected, texts);
    }

    [SkippableFact]
    public void Twenty_models_by_forty_conditions_have_their_number_in_every_cell()
    {
        Skip.If(PlotFont.Measure("x", 12).Width == 0, "There is no font on this machine.");
        var cells =
            from model in Enumerable.Range(0, 20)
            from row in Enumerable.Range(0, 40)
            select MatrixTests.Cell($"model {model}", "cifar", $"condition {row}", 100 + (40 * model) + row, 1000, new CellPosition(model, 0, row));

        var texts = XElement.Parse(Encoding.UTF8.GetString(new MatrixPlot(new AccuracyMatrix([.. cells])).Svg()))
            .Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToHashSet();

        for (var correct = 100; correct < 900; correct++)
            Assert.Contains($"{correct / 10}.{correct % 10}", texts);
    }

    [Fact]
    public void A_matrix_without_cells_can_be_drawn() => Assert.NotEmpty(new MatrixPlot(new AccuracyMatrix([])).Png());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(20, 40)]
    public void Every_cell_and_label_stands_within_the_picture(int models, int rows)
    {
        var matrix = new AccuracyMatrix(
        [
            .. from model in Enumerable.Range(0, models)
               from row in Enumerable.Range(0, rows)
               select MatrixTests.Cell($"a long name of model {model}", "cifar", $"condition {row}", 1, 1, new CellPosition(model, 0, row)),
        ]);
        var layout = new MatrixLayout(matrix, title: text => 9 * text.Length, label: text => 7 * text.Length, heading: text => 8 * text.Length);

        // The last slanted label is the one that reaches furthest right.
        var labelEnd = layout.Left + (models - 0.5) * MatrixLayout.CellWidth + 7 * matrix.Models[^1].Length * Math.Sqrt(0.5);
        Assert.InRange(labelEnd, 0, layout.Width);
        Assert.InRange(7 * matrix.Models[^1].Length * Math.Sqrt(0.5), 0, layout.Top);
        Assert.InRange(layout.RowTops[^1] + MatrixLayout.CellHeight, 0, layout.Height);
        Assert.InRange(7 * "condition 39".Length, 0, layout.Left);
    }

    private static MatrixPlot Plot(int correct, int images) =>
        new(new AccuracyMatrix([MatrixTests.Cell("res<net", "cifar", "contrast(level=0.05)", correct, images, default)]));
}
