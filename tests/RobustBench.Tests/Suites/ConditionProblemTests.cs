namespace RobustBench.Tests.Suites;

public sealed class ConditionProblemTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[]", "3:13: `conditions` is empty, and must be a list such as `- clean`")]
    [InlineData("clean", "3:13: `conditions` is 'clean', and must be a list such as `- clean`")]
    [InlineData("{ clean: ~ }", "3:13: `conditions` is a map, and must be a list such as `- clean`")]
    [InlineData("~", "3:13: `conditions` is nothing, and must be a list such as `- clean`")]
    [InlineData("[contrst: { level: 1 }]", "3:14: there is no condition 'contrst': did you mean `contrast`?")]
    [InlineData("[smog]", "3:14: there is no condition 'smog': known are clean, greyscale, contrast, low-pass, high-pass, phase-noise, rotation, salt-and-pepper, uniform-noise, silhouette, edges, rotate, translate, scale, brighten, blur, stylised, fgsm, pgd, one-pixel, spatial, chain")]
    [InlineData("[[clean]]", "3:14: a condition is a list, and must be a name, or one name with a map of parameters")]
    [InlineData("[{ clean: ~, greyscale: ~ }]", "3:14: a condition is a map, and must be a name, or one name with a map of parameters")]
    [InlineData("[clean, clean]", "3:21: the condition clean stands in the suite twice")]
    [InlineData("[contrast: { level: [0.1, 0.10, 1/10] }]", "3:14: the condition contrast(level=0.1) stands in the suite twice")]
    [InlineData("[contrast]", "3:14: `contrast` needs `level`: the contrast that is left, 1 changes nothing")]
    [InlineData("[contrast: 0.5]", "3:24: `contrast` is '0.5', and must be a map of its parameters: level, colour")]
    [InlineData("[clean: { level: 1 }]", "3:23: `clean` has no key `level`: there are none here")]
    [InlineData("[contrast: { levl: 1 }]", "3:24: `contrast` needs `level`: the contrast that is left, 1 changes nothing", "3:26: `contrast` has no key `levl`: did you mean `level`?")]
    [InlineData("[contrast: { level: 1.01 }]", "3:33: `level` is '1.01', and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: NaN }]", "3:33: `level` is 'NaN', and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: .inf }]", "3:33: `level` is '.inf', and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: 1e999 }]", "3:33: `level` is '1e999', and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: 1/0 }]", "3:33: `level` is '1/0', and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: }]", "3:33: `level` is nothing, and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: { a: 1 } }]", "3:33: `level` is a map, and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: [0.5, [1]] }]", "3:39: `level` is a list, and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: [0.5, 2, x] }]", "3:39: `level` is '2', and must be a number in [0, 1]", "3:42: `level` is 'x', and must be a number in [0, 1]")]
    [InlineData("[contrast: { level: [] }]", "3:33: `level` is an empty list")]
    [InlineData("[contrast: { level: 1, colour: yes }]", "3:44: `colour` is 'yes', and must be true or false")]
    [InlineData("[rotation: { degrees: 45 }]", "3:35: `degrees` is '45', and must be one of 0, 90, 180, 270")]
    [InlineData("[low-pass: { std: 0 }]", "3:31: `std` is '0', and must be a number in (0, 10000]")]
    [InlineData("[phase-noise: { width: 3, scheme: odd }]", "3:47: `scheme` is 'odd', and must be one of published, symmetric")]
    [InlineData("[chain]", "3:14: `chain` needs a list of conditions: `chain: [greyscale, …]`")]
    [InlineData("[chain: []]", "3:21: `chain` is empty, and must be a list of conditions")]
    [InlineData("[chain: greyscale]", "3:21: `chain` is 'greyscale', and must be a list of conditions")]
    [InlineData("[chain: [chain: [clean]]]", "3:22: a chain can't hold a chain: write its conditions one below the other")]
    [InlineData("[chain: [chain: [clean], smog, contrast: { level: 2 }]]",
        "3:22: a chain can't hold a chain: write its conditions one below the other",
        "3:38: there is no condition 'smog': known are clean, greyscale, contrast, low-pass, high-pass, phase-noise, rotation, salt-and-pepper, uniform-noise, silhouette, edges, rotate, translate, scale, brighten, blur, stylised, fgsm, pgd, one-pixel, spatial, chain",
        "3:63: `level` is '2', and must be a number in [0, 1]")]
    [InlineData("[chain: [clean, clean], { chain: [clean, clean] }]", "3:37: the condition chain(clean;clean) stands in the suite twice")]
    public void A_wrong_condition_is_told_at_its_place(string conditions, params string[] problems) =>
        Assert.Equal(problems, _folder.Problems($"{SuiteFolder.Head}conditions: {conditions}"));

    [Fact]
    public void Lists_that_make_too_many_conditions_are_refused()
    {
        var values = string.Join(',', Enumerable.Range(1, 400).Select(i => $"{i}/400"));

        Assert.Equal(
            ["3:31: its lists make more than 20000 conditions"],
            _folder.Problems($"{SuiteFolder.Head}conditions: [salt-and-pepper: {{ probability: [{values}], contrast: [{values}] }}]"));
    }

    [Fact]
    public void A_chain_that_makes_too_many_conditions_is_refused()
    {
        var values = string.Join(',', Enumerable.Range(1, 50).Select(i => $"{i}/50"));
        var step = $"contrast: {{ level: [{values}] }}";

        Assert.Equal(
            ["3:14: its lists make more than 20000 conditions"],
            _folder.Problems($"{SuiteFolder.Head}conditions: [chain: [{string.Join(", ", Enumerable.Repeat(step, 40))}]]"));
    }

    [Fact]
    public void Conditions_that_stand_twice_count_towards_the_most_there_may_be()
    {
        var values = string.Join(',', Enumerable.Repeat("0.5", 120));
        var item = $"  - salt-and-pepper: {{ probability: [{values}], contrast: [{values}] }}\n";

        var problems = _folder.Problems($"{SuiteFolder.Head}conditions:\n{item}{item}{item}");

        Assert.Equal(["the condition salt-and-pepper(probability=0.5,contrast=0.5) stands in the suite twice", "more than 20000 conditions"],
            problems.Select(problem => problem.Split(": ", 2)[1]).Distinct());
    }
}
