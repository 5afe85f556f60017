namespace RobustBench.Models;

/// <summary>For tensors that are missing and tensors that are left over, which of the others each is likely to be.</summary>
internal static class NearestNames
{
    /// <summary>The most steps of comparing, about half a second: several hundred names against several hundred.</summary>
    private const long MostSteps = 200_000_000;

    /// <summary>Each name with the nearest of the other list, where one differs in at most a third of its characters.</summary>
    public static IReadOnlyDictionary<string, string> Between(IReadOnlyCollection<string> missing, IReadOnlyCollection<string> unused)
    {
        var nearest = new Dictionary<string, (string Name, int Distance)>(StringComparer.Ordinal);
        var asked = Measurable(missing);
        var given = Measurable(unused);
        if (asked.Sum(name => (long)name.Length) * given.Sum(name => (long)name.Length) <= MostSteps)
        {
            foreach (var name in asked)
            {
                foreach (var other in given.Where(other => Math.Abs(name.Length - other.Length) <= Math.Max(name.Length, other.Length) / 3))
                {
                    var distance = EditDistance.Between(name, other);
                    Keep(nearest, name, other, distance);
                    Keep(nearest, other, name, distance);
                }
            }
        }

        return nearest.ToDictionary(item => item.Key, item => item.Value.Name, StringComparer.Ordinal);
    }

    private static List<string> Measurable(IEnumerable<string> names) => [.. names.Where(name => name.Length <= EditDistance.LongestName)];

    private static void Keep(Dictionary<string, (string Name, int Distance)> nearest, string name, string other, int distance)
    {
        if (distance <= name.Length / 3 && !(nearest.TryGetValue(name, out var known) && known.Distance <= distance))
            nearest[name] = (other, distance);
    }
}
