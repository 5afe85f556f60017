namespace RobustBench.Suites;

/// <summary>The words by which suites name the values of an enumeration.</summary>
internal static class Words
{
    /// <summary>The values' names in small letters, in the order of the values; the first is the default.</summary>
    public static List<string> Of<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => value.ToString().ToLowerInvariant())];
}
