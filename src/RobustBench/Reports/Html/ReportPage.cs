using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RobustBench.Reports.Html;

/// <summary>
/// <c>report.html</c>: one file that asks for nothing else. Its content policy lets only the report's own style and script
/// work, by their hashes, so that no text of a suite can become either. All but what run.json says comes from the trials.
/// </summary>
internal static class ReportPage
{
    private static readonly IReadOnlyList<ReportSection> Sections =
    [
        new GapSection(), new MatrixSection(), new ShapeBiasSection(), new CueSeriesSection(), new LikenessSection(), new StrengthSection(), new AttackSection(), new ReplicationSection(), new ClassSection(), new GroupSection(), new SampleSection(), new RunSection(),
    ];

    /// <summary>The page.</summary>
    public static string Write(ReportContent content)
    {
        var (style, script) = (Asset("report.css") + HeatStyle.Css, Asset("report.js"));
        var sections = Sections.Where(section => section.Applies(content)).ToList();
        var html = new HtmlWriter();
        html.Raw("<!doctype html>\n");
        using (html.In("html", ("lang", "en")))
        {
            using (html.In("head")) WriteHead(html, content, style, script);
            html.Line();
            using (html.In("body"))
            {
                html.Element("a", "Skip to the results", ("class", "skip"), ("href", "#main"));
                using (html.In("header")) WriteHeader(html, content, sections);
                using (html.In("main", ("id", "main")))
                {
                    foreach (var section in sections) Write(html, section, content);
                }

                html.Element("footer", "Made by RobustBench from the trials of the results folder; it holds all it needs and works offline.");
                using (html.In("script")) html.Raw(script);
            }
        }

        html.Line();
        return html.ToString();
    }

    private static void WriteHead(HtmlWriter html, ReportContent content, string style, string script)
    {
        html.Empty("meta", ("charset", "utf-8"));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content",
            $"default-src 'none'; img-src data:; style-src {Source(style)}; script-src {Source(script)}; base-uri 'none'; form-action 'none'"));
        html.Element("title", $"{content.Matrix.Title} – RobustBench");
        using (html.In("style")) html.Raw(style);
    }

    private static void WriteHeader(HtmlWriter html, ReportContent content, List<ReportSection> sections)
    {
        var (matrix, suite) = (content.Matrix, content.Run["suite"]);
        html.Element("h1", matrix.Title);
        if (suite["name"].Text == matrix.Title && suite["description"].Text is { Length: > 0 } description) html.Element("p", description, ("class", "lead"));
        var (datasets, conditions) = (matrix.Rows.Select(row => row.Dataset).Distinct().Count(), content.Cells.Select(cell => cell.Condition).Distinct().Count());
        html.Element("p", string.Create(
            CultureInfo.InvariantCulture,
            $"models: {matrix.Models.Count} · data sets: {datasets} · conditions: {conditions} · trials: {content.Cells.Sum(cell => cell.Images):N0}"));
        using (html.In("nav", ("aria-label", "Contents")))
        {
            foreach (var section in sections) html.Element("a", section.Title, ("href", $"#{section.Id}"));
        }
    }

    private static void Write(HtmlWriter html, ReportSection section, ReportContent content)
    {
        html.Line();
        using (html.In("section", ("id", section.Id), ("aria-labelledby", $"{section.Id}-title")))
        {
            html.Element("h2", section.Title, ("id", $"{section.Id}-title"));
            section.Write(html, content);
        }
    }

    private static string Asset(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        // The browser makes one line end of all before it takes the hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Source(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
