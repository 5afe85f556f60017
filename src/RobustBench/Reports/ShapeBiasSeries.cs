using RobustBench.Metrics;

namespace RobustBench.Reports;

/// <summary>A model in a <see cref="ShapeBiasPanel"/>.</summary>
/// <param name="Model">The model's (or observer's) key.</param>
/// <param name="Mark">Its number among all models of the report, which gives its <see cref="ModelMark"/>.</param>
/// <param name="Bias">Its decisions.</param>
internal sealed record ShapeBiasSeries(string Model, int Mark, ShapeBias Bias);
