using RobustBench.Metrics;

namespace RobustBench.Reports.Html;

/// <summary>Accuracy as cues are taken away, a table for each series.</summary>
internal sealed class CueSeriesSection : ReportSection
{
    public override string Id => "cues";

    public override string Title => "Cues taken away";

    public override bool Applies(ReportContent content) => content.CueSeries.Count > 0;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        html.Element("p", "Percent of right answers where stimuli have all cues, no colour, the filled shape alone, its lines alone, or the texture alone"
            + " (Geirhos et al. 2019). All people count as one observer; drops with their intervals are in cue-series.csv.");
        var stages = Enum.GetValues<CueStage>();
        foreach (var panel in content.CueSeries)
        {
            html.Line();
            if (panel.Series.Length > 0) html.Element("h3", panel.Series);
            FactTable.Write(
                html, $"Cues taken away, {panel.Series}, table",
                ["observer", .. stages.Select(CueSeriesCsv.Name)],
                panel.Observers.Select(observer => (observer.Name, stages.Select(stage =>
                    observer.Stages.TryGetValue(stage, out var counts) ? Percent.Text((double)counts.Correct / counts.Images) : "–"))));
        }
    }
}
