namespace RobustBench.Metrics;

/// <summary>Who is a person among the observers: <c>subject-01</c>, as the experiments of Geirhos et al. call them.</summary>
public static class People
{
    private const string Prefix = "subject-";

    /// <summary>Whether an observer is a person; one who is there twice, from two folders, is, too.</summary>
    public static bool Has(string observer) => observer.StartsWith(Prefix, StringComparison.Ordinal);
}
