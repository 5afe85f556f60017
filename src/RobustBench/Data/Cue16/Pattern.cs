namespace RobustBench.Data.Cue16;

/// <summary>A texture of one image: how much of the second of its two colours a point has, 0 to 1.</summary>
/// <param name="x">Along the texture's own rows, in pixels.</param>
/// <param name="y">Across them.</param>
/// <param name="pixel">The pixel's position in a field that was drawn for the texture.</param>
internal delegate double Pattern(double x, double y, int pixel);
