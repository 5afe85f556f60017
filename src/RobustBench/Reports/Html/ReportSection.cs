namespace RobustBench.Reports.Html;

/// <summary>A part of the report, with a heading that the table of contents links to.</summary>
internal abstract class ReportSection
{
    /// <summary>The anchor; unique on the page.</summary>
    public abstract string Id { get; }

    /// <summary>The heading.</summary>
    public abstract string Title { get; }

    /// <summary>Whether the results have anything for it.</summary>
    public abstract bool Applies(ReportContent content);

    /// <summary>Writes what stands below the heading.</summary>
    public abstract void Write(HtmlWriter html, ReportContent content);
}
