using RobustBench.Drawing;
using RobustBench.Metrics;
using RobustBench.Reports.ContactSheets;
using RobustBench.Trials;

namespace RobustBench.Reports;

/// <summary>
/// <c>confusions/DATASET.png</c>: the confusion matrices of a data set as small pictures, a row a model and a column a condition.
/// In each a row is a label and a column an answer, in the same order; the colour is the share of the label's trials. The
/// diagonal is right, a bright column an answer that is given whatever is shown.
/// </summary>
internal static class ConfusionSheet
{
    /// <summary>More matrices of a data set than these nobody looks through.</summary>
    public const int MostMatrices = 4000;

    private const int ShownSide = 96;

    /// <summary>The file's name below the results folder.</summary>
    public static string FileOf(string dataset) => Path.Combine("confusions", SafeName.Of(dataset) + ".png");

    /// <summary>The data sets that have a sheet: with a few categories, and not too many matrices.</summary>
    public static IEnumerable<IReadOnlyList<CellResponses>> Of(IEnumerable<CellResponses> cells) => cells
        .Where(cell => cell.Confusions is not null)
        .GroupBy(cell => cell.Accuracy.Dataset)
        .Select(dataset => dataset.ToList())
        .Where(dataset => dataset.Count <= MostMatrices && Answers(dataset).Count is > 1 and <= CellResponses.MostConfused);

    /// <summary>The sheet of one data set as a PNG.</summary>
    /// <param name="title">The suite's name.</param>
    /// <param name="cells">The cells of the data set.</param>
    public static byte[] Png(string title, IReadOnlyList<CellResponses> cells)
    {
        var answers = Answers(cells);
        List<string> conditions = [.. cells.OrderBy(cell => cell.Accuracy.Position.Condition).Select(cell => cell.Accuracy.Condition).Distinct(StringComparer.Ordinal)];
        var rows = cells.GroupBy(cell => cell.Accuracy.Model).Select(model =>
        {
            var shown = model.ToDictionary(cell => cell.Accuracy.Condition);
            return new SheetRow("", model.Key, [.. conditions.Select(condition => Matrix(shown.GetValueOrDefault(condition), answers))]);
        });
        return SheetDrawing.Png(new ContactSheet
        {
            Title = title,
            Description = $"confusion matrices: rows are labels, columns answers, from dark (never) to bright (always), in the order {string.Join(", ", answers)}",
            Sections = [new SheetSection(cells[0].Accuracy.Dataset, "", conditions, [.. rows])],
        });
    }

    /// <summary>The categories of all cells, and at the end that no answer was given.</summary>
    private static List<string> Answers(IEnumerable<CellResponses> cells)
    {
        var all = cells.ToList();
        List<string> answers = [.. all.SelectMany(cell => cell.Categories).Distinct().Order(StringComparer.Ordinal)];
        if (all.Exists(cell => cell.Responses.Any(response => response.Response == CellResponses.NoAnswer))) answers.Add(CellResponses.NoAnswer);
        return answers;
    }

    private static RgbImage Matrix(CellResponses? cell, List<string> answers)
    {
        var image = new RgbImage(answers.Count, answers.Count, grey: 255);
        var labels = cell?.Labels.ToDictionary() ?? [];
        for (var row = 0; row < answers.Count; row++)
        {
            if (!labels.TryGetValue(answers[row], out var trials)) continue;
            for (var column = 0; column < answers.Count; column++)
            {
                var colour = HeatScale.Colour((double)cell!.Confusions!.GetValueOrDefault((answers[row], answers[column])) / trials);
                var pixel = image.Row(row).Slice(column * RgbImage.PixelBytes, RgbImage.PixelBytes);
                (pixel[0], pixel[1], pixel[2]) = (colour.R, colour.G, colour.B);
            }
        }

        return image.Enlarge(Math.Max(1, ShownSide / answers.Count));
    }
}
