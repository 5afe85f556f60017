using RobustBench.Suites;

namespace RobustBench.Tests.Suites;

public sealed class GateReaderTests
{
    [Fact]
    public void A_gate_of_a_suite_has_its_limits()
    {
        using var folder = new SuiteFolder();

        var gate = folder.Read(SuiteFolder.Head + """
            conditions: [clean]
            gate:
              - { max_drop: 0.01, conditions: "*" }
              - { min_accuracy: 9/10, conditions: [clean, "contrast*"], strict: true }
              - { max_ece_increase: 0.02, datasets: d, classes: "dog", mode: non-inferior }
            """).Gate;

        Assert.Equal(
            [
                "max_drop: 0.01, conditions: \"*\"",
                "min_accuracy: 0.9, conditions: [\"clean\", \"contrast*\"], strict: true",
                "max_ece_increase: 0.02, datasets: \"d\", classes: \"dog\", mode: non-inferior",
            ],
            gate.Select(limit => limit.ToString()));
    }

    [Theory]
    [InlineData("- { max_drop: 0.01 }")]
    [InlineData("gate:\n  - { max_drop: 0.01 }")]
    public void A_file_holds_the_list_or_a_map_with_it(string text) =>
        Assert.Equal(0.01, Assert.Single(GateReader.Parse("gate.yaml", text, _ => null)).Value);

    [Theory]
    [InlineData("- { conditions: clean }", "1:3: a limit has one of max_drop, min_accuracy, max_negative_flip_rate, max_shape_bias_change, max_ece_increase, and this has none")]
    [InlineData("- { max_drop: 0.1, min_accuracy: 0.9 }", "1:3: a limit has one of max_drop, min_accuracy, max_negative_flip_rate, max_shape_bias_change, max_ece_increase, and this has several: write one limit for each")]
    [InlineData("- { max_drop: 1 % }", "1:15: `max_drop` is '1 %', and must be a number from -1 to 1, where 0.01 is one point of a percentage")]
    [InlineData("- { min_accuracy: 90 }", "1:19: `min_accuracy` is '90', and must be a number from 0 to 1, where 0.01 is one point of a percentage")]
    [InlineData("- { max_drop: 0.1, condition: clean }", "1:20: a limit has no key `condition`: did you mean `conditions`?")]
    [InlineData("- { max_drop: 0.1, strict: yes }", "1:28: `strict` is 'yes', and must be true or false")]
    [InlineData("- { max_drop: 0.1, mode: superior }", "1:26: `mode` is 'superior', and must be non-inferior, or be left out")]
    [InlineData("- { max_drop: 0.1, strict: true, mode: non-inferior }", "1:40: `strict` goes by the estimate and `mode: non-inferior` by the interval: leave one of them out")]
    [InlineData("- { max_drop: 0.1, groups: 'a=*', classes: dog }", "1:3: a limit has `groups` or `classes`, not both: write one limit for each")]
    [InlineData("- { max_drop: 0.1, conditions: [] }", "1:32: `conditions` is empty: leave it out, or name what the limit is about")]
    [InlineData("gate: 3", "1:7: `gate` is '3', and must be a list of limits such as { max_drop: 0.01, conditions: \"*\" }")]
    public void What_is_wrong_is_told_at_its_place(string text, string problem) =>
        Assert.Equal([$"gate.yaml:{problem}"], Assert.Throws<InputException>(() => GateReader.Parse("gate.yaml", text, _ => null)).Problems);
}
