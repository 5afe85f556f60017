using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>A model in a <see cref="RobustPanel"/>.</summary>
/// <param name="Model">The model's key.</param>
/// <param name="Mark">Its number among all models of the report, which gives its <see cref="ModelMark"/>.</param>
/// <param name="Curve">Its robust accuracy.</param>
internal sealed record RobustSeries(string Model, int Mark, RobustCurve Curve);
