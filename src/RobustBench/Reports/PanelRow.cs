using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>A class or group with its accuracies.</summary>
/// <param name="Label">Its name; empty where rows are left out.</param>
/// <param name="Images">Its images.</param>
/// <param name="IsFaint">Whether they are too few to say much.</param>
/// <param name="Models">Each model's number among all of the report, its accuracy and the interval.</param>
internal sealed record PanelRow(string Label, long Images, bool IsFaint, IReadOnlyList<(int Mark, double Accuracy, Interval Interval)> Models);
