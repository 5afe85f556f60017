using RobustBench.Data.Labels;
using RobustBench.Suites;

namespace RobustBench.Tests.Suites;

public sealed class LabelReaderTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("entry16", Aggregate.Mean)]
    [InlineData("{ map: entry16 }", Aggregate.Mean)]
    [InlineData("{ map: entry16, aggregate: max }", Aggregate.Max)]
    [InlineData("{ map: entry16, aggregate: sum }", Aggregate.Sum)]
    public void Entry16_is_built_in_and_takes_the_mean_by_default(string labels, Aggregate aggregate)
    {
        var map = Read($"labels: {labels}\n").Labels!;

        Assert.Equal(("entry16", aggregate, 16), (map.Name, map.Aggregate, map.Categories.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("labels: native\n")]
    public void Classes_stay_as_they_are_by_default(string labels) => Assert.Null(Read(labels).Labels);

    [Theory]
    [InlineData("""{"cat": [3, 5], "dog": [1]}""")]
    [InlineData("cat: [3, 5]\ndog: [1]\n")]
    public void A_map_is_a_file_of_json_or_yaml(string text)
    {
        File.WriteAllText(_folder.File("map.json"), text);

        var map = Read("labels: { map: map.json, aggregate: max }\n").Labels!;

        Assert.Equal(("map.json", Aggregate.Max), (map.Name, map.Aggregate));
        Assert.Equal(["cat: 3 5", "dog: 1"], map.Categories.Select(category => $"{category.Name}: {string.Join(' ', category.Classes)}"));
    }

    [Theory]
    [InlineData("labels: entry15\n", "1:9: `labels` is 'entry15', and must be native, entry16, or { map: entry16 | FILE, aggregate: mean | max | sum }")]
    [InlineData("labels: [a]\n", "1:9: `labels` is a list, and must be native, entry16, or { map: entry16 | FILE, aggregate: mean | max | sum }")]
    [InlineData("labels: { map: entry16, aggregate: median }\n", "1:36: `aggregate` is 'median', and must be one of mean, max, sum")]
    [InlineData("labels: { map: entry16, agregate: max }\n", "1:25: `labels` has no key `agregate`: did you mean `aggregate`?")]
    [InlineData("labels: { aggregate: max }\n", "1:9: `labels` needs `map`: entry16, or a file of categories and their class indices")]
    public void What_is_no_label_map_is_a_problem_at_its_place(string labels, string problem) =>
        Assert.Contains($"{_folder.SuitePath}:{problem}", Problems(labels));

    [Theory]
    [InlineData("cat: [3, 3]", "1:10: class 3 stands in the map twice")]
    [InlineData("cat: [3]\ndog: [3]", "2:7: class 3 stands in the map twice")]
    [InlineData("cat: []", "1:6: `cat` is empty, and must be a list of class indices")]
    [InlineData("cat: 3", "1:6: `cat` is '3', and must be a list of class indices")]
    [InlineData("cat: [-1]", "1:7: a class index is '-1', and must be a whole number of at least 0")]
    [InlineData("cat: [x]", "1:7: a class index is 'x', and must be a whole number of at least 0")]
    [InlineData("[3]", "1:1: a label map is a map of categories to lists of class indices, such as `cat: [281, 282]`")]
    public void What_is_wrong_in_a_map_is_a_problem_at_its_place_in_the_map(string text, string problem)
    {
        var path = _folder.File("map.yaml");
        File.WriteAllText(path, text);

        Assert.Contains($"{path}:{problem}", Problems("labels: { map: map.yaml }\n"));
    }

    private Suite Read(string labels) => _folder.Read(labels + SuiteFolder.Head + "conditions: [clean]\n");

    private IReadOnlyList<string> Problems(string labels) => Assert.Throws<InputException>(() => Read(labels)).Problems;
}
