using System.Globalization;

namespace RobustBench.Reports.Html;

/// <summary>What the conditions look like: the first stimuli of each data set under each condition.</summary>
internal sealed class SampleSection : ReportSection
{
    public override string Id => "stimuli";

    public override string Title => "Stimuli";

    public override bool Applies(ReportContent content) => content.Matrix.Rows.Any(row => content.Samples[row] is not null);

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", "The first images of each data set, as the networks saw them.");
        if (content.Samples.LeftOut > 0)
            html.Element("p", string.Create(CultureInfo.InvariantCulture, $"{content.Samples.LeftOut} samples have no room here; they are in the folder samples."));
        foreach (var (dataset, families) in content.Groups())
        {
            html.Element("h3", dataset);
            foreach (var family in families) WriteFamily(html, content, family);
        }
    }

    private static void WriteFamily(HtmlWriter html, ReportContent content, IGrouping<string, (string Dataset, string Condition)> family)
    {
        var rows = family.Where(row => content.Samples[row] is not null).ToList();
        if (rows.Count == 0) return;
        var summary = content.Family(family.Key)["summary"].Text;
        using (html.In("p", ("class", "family")))
        {
            html.Element("strong", family.Key);
            if (summary.Length > 0) html.Text($": {summary}");
        }

        using (html.In("div", ("class", "gallery")))
        {
            foreach (var row in rows) WriteFigure(html, content, row);
        }
    }

    private static void WriteFigure(HtmlWriter html, ReportContent content, (string Dataset, string Condition) row)
    {
        var image = content.Samples[row]!;
        using (html.In("figure", ("id", content.Anchor(row))))
        {
            html.Empty(
                "img", ("src", image.Url), ("width", Csv.Number(image.Width)), ("height", Csv.Number(image.Height)),
                ("class", image.Factor > 1 ? "enlarged" : null), ("alt", $"the first images of {row.Dataset} under {row.Condition}"));
            using (html.In("figcaption")) html.Key(row.Condition);
        }
    }
}
