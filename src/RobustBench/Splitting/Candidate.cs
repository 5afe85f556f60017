namespace RobustBench.Splitting;

/// <summary>An image that people have judged.</summary>
/// <param name="Key">Its path or key.</param>
/// <param name="Label">The class that it was judged for.</param>
/// <param name="Frequency">The share of people who selected it for the class, in [0, 1].</param>
/// <param name="Row">Its row in the file, from 0.</param>
internal sealed record Candidate(string Key, string Label, double Frequency, int Row);
