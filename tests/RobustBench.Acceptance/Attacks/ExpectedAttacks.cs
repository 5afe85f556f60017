using System.Text.Json;

namespace RobustBench.Acceptance.Attacks;

/// <summary>The figures of <c>cifar10/expected-attacks.json</c>.</summary>
internal static class ExpectedAttacks
{
    /// <summary>A number, by the names of the maps that lead to it.</summary>
    public static double Number(params string[] path) => Find(path).GetDouble();

    /// <summary>A list of whole numbers.</summary>
    public static int[] Numbers(params string[] path) => [.. Find(path).EnumerateArray().Select(item => item.GetInt32())];

    private static JsonElement Find(string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Reference.File("cifar10/expected-attacks.json")));
        return path.Aggregate(document.RootElement, (element, name) => element.GetProperty(name)).Clone();
    }
}
