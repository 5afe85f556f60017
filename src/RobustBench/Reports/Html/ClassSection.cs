namespace RobustBench.Reports.Html;

/// <summary>The easiest and hardest classes, a table for each data set.</summary>
internal sealed class ClassSection : ReportSection
{
    public override string Id => "classes";

    public override string Title => "Classes";

    public override bool Applies(ReportContent content) => content.Classes.Count > 0;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", "Percent of right answers by class: of many classes the ten easiest and the ten hardest by the mean over the models."
            + " Intervals, the most frequent errors and every class are in classes.csv, what is taken for what in confused-pairs.csv, and whether the same classes are hard for two models in class-correlations.csv.");
        foreach (var panel in content.Classes)
        {
            html.Line();
            html.Element("h3", panel.Title);
            List<int> marks = [.. panel.Rows.SelectMany(row => row.Models).Select(model => model.Mark).Distinct().Order()];
            FactTable.Write(
                html, $"Classes of {panel.Title}, table", ["class", .. marks.Select(mark => content.Models[mark])],
                panel.Rows.Where(row => row.Label.Length > 0).Select(row => (row.Label, marks.Select(mark =>
                    row.Models.Where(model => model.Mark == mark).Select(model => Percent.Text(model.Accuracy)).FirstOrDefault("–")))));
        }
    }
}
