namespace RobustBench.Tests;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("flaw", "lawn", 2)]
    [InlineData("Conv1", "conv1", 0)]
    public void The_fewest_changes_of_a_character_are_counted(string from, string to, int expected) =>
        Assert.Equal(expected, EditDistance.Between(from, to));

    [Fact]
    public void A_name_too_long_for_a_slip_is_infinitely_far() =>
        Assert.Equal(int.MaxValue, EditDistance.Between(new string('x', EditDistance.LongestName + 1), "x"));
}
