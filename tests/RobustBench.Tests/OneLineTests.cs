namespace RobustBench.Tests;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("a b é \\ \U0001F600", "a b é \\ \U0001F600")]
    [InlineData("a\nb\rc\td", @"a\nb\rc\td")]
    [InlineData("\0\u001B[31m\u0085\u2028", @"\u0000\u001B[31m\u0085\u2028")]
    public void What_breaks_or_colours_a_line_is_escaped(string text, string line) => Assert.Equal(line, OneLine.Of(text));
}
