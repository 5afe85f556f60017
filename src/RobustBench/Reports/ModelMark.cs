using System.Globalization;
using RobustBench.Reports.Html;

namespace RobustBench.Reports;

/// <summary>How a model is told from the others in charts: by a colour and a shape, which together repeat after 56 models.</summary>
internal static class ModelMark
{
    // Those of report.css on white; on black it has its own.
    private static readonly IReadOnlyList<string> Colours =
        ["#0072b2", "#c44e00", "#00805c", "#b0478c", "#a87000", "#2f8fcb", "#1c1c1c", "#7d5ba6"];

    private static readonly IReadOnlyList<string> Shapes =
    [
        "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z", // circle
        "m-3.2-3.2h6.4v6.4h-6.4z", // square
        "m0-4.2l4 7.4h-8z", // triangle
        "m0-4.6l4.2 4.6l-4.2 4.6l-4.2-4.6z", // diamond
        "m0 4.2l4-7.4h-8z", // triangle on its tip
        "m-1.4-4.2h2.8v2.8h2.8v2.8h-2.8v2.8h-2.8v-2.8h-2.8v-2.8h2.8z", // plus
        "m-4.4-1.6h8.8v3.2h-8.8z", // bar
    ];

    /// <summary>The colour as style sheets write it, for drawings on white.</summary>
    public static string Colour(int model) => Colours[model % Colours.Count];

    /// <summary>The style class with the colour.</summary>
    public static string Class(int model) => string.Create(CultureInfo.InvariantCulture, $"c{model % Colours.Count}");

    /// <summary>The outline of the shape about a point.</summary>
    public static string Path(int model, double x, double y) =>
        $"M{HtmlWriter.Coordinate(x)} {HtmlWriter.Coordinate(y)}{Shapes[model % Shapes.Count]}";
}
