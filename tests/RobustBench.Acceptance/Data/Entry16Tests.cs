using System.Text.Json;
using RobustBench.Data.Labels;

namespace RobustBench.Acceptance.Data;

public sealed class Entry16Tests
{
    [SkippableFact]
    public void The_categories_and_their_classes_are_the_published_ones()
    {
        var published = JsonSerializer.Deserialize<Dictionary<string, int[]>>(File.ReadAllText(Reference.File("entry16.json")))!;

        var own = Entry16.Map(Aggregate.Mean).Categories;

        Assert.Equal(
            published.Select(category => $"{category.Key}: {string.Join(' ', category.Value)}"),
            own.Select(category => $"{category.Name}: {string.Join(' ', category.Classes)}"));
    }
}
