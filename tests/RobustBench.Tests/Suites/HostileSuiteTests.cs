using System.Text;
using RobustBench.Suites;

namespace RobustBench.Tests.Suites;

public sealed class HostileSuiteTests : IDisposable
{
    private const int Seed = 2018;

    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a: [1, 2")]
    [InlineData("a: 'b")]
    [InlineData("a: b: c")]
    [InlineData("a:\n\t- b")]
    [InlineData("a: @b")]
    [InlineData("%YAML 9.9\n---\na: 1")]
    [InlineData("a: \"\\q\"")]
    [InlineData("a: 1\n b: 2")]
    [InlineData("a: { b: { c: d }\ne: f\n")]
    public void Broken_yaml_is_told_at_its_place(string yaml)
    {
        var problem = Assert.Single(_folder.Problems(yaml));

        Assert.Matches(@"^\d+:\d+: this is not YAML: .+$", problem);
    }

    [Theory]
    [InlineData("name: ", "[", 263)]
    [InlineData("a: ", "{ b: ", 1284)]
    [InlineData("a: ", "[b, ", 1028)]
    public void Brackets_without_end_are_refused_at_once(string start, string opening, int column)
    {
        var yaml = start + string.Concat(Enumerable.Repeat(opening, 500_000));

        Assert.Equal([$"1:{column}: 256 brackets are open: is each of them closed?"], _folder.Problems(yaml));
    }

    [Fact]
    public void A_suite_that_is_not_utf8_is_refused()
    {
        File.WriteAllBytes(_folder.SuitePath, [.. "name: "u8, 0xE9, (byte)'\n']);

        var problem = Assert.Throws<InputException>(() => SuiteReader.Read(_folder.SuitePath, _ => null)).Message;

        Assert.Equal($"{_folder.SuitePath}: byte 6 is not UTF-8: save the suite as UTF-8", problem);
    }

    [Theory]
    [InlineData("no.yaml")]
    [InlineData(".")]
    public void A_suite_that_is_no_file_is_refused(string name) =>
        Assert.StartsWith(
            $"{_folder.File(name)}: the suite can't be read: ",
            Assert.Throws<InputException>(() => SuiteReader.Read(_folder.File(name), _ => null)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_name_of_a_suite_is_refused() =>
        Assert.Throws<InputException>(() => SuiteReader.Read("", _ => null));

    [Fact]
    public void A_huge_suite_is_refused_unread()
    {
        using (var file = File.Create(_folder.SuitePath)) file.SetLength(17 << 20);

        Assert.Equal(
            $"{_folder.SuitePath}: a suite of more than 16 MiB is refused",
            Assert.Throws<InputException>(() => SuiteReader.Read(_folder.SuitePath, _ => null)).Message);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Deep_nesting_is_refused(string level) =>
        Assert.Throws<InputException>(() => _folder.Read(string.Concat(Enumerable.Repeat(level, 20_000))));

    [Fact]
    public void Nesting_is_counted_to_its_place() => Assert.Equal(
        ["3:44: more than 32 levels of nesting"],
        _folder.Problems($"{SuiteFolder.Head}conditions: {new string('[', 40)}{new string(']', 40)}")
            .Where(problem => problem.Contains("nesting", StringComparison.Ordinal)));

    [Fact]
    public void Aliases_that_would_multiply_are_refused_at_once()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++) bomb.Append(string.Create(null, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        var problems = _folder.Problems(bomb.ToString());

        Assert.Equal("1:5: the anchor &a0 is refused: write the value where it is needed", problems.First(p => p.Contains('&', StringComparison.Ordinal)));
        Assert.Contains("2:10: the alias *a0 is refused: write the value out", problems);
    }

    [Fact]
    public void Whatever_becomes_of_a_suite_only_input_errors_come_out()
    {
        const string Pieces = "[]{}:,-#&*!|>'\"%@`?~$\\ \n\t0aé\0";
        var yaml = SuiteFolder.Head + "stimulus: { size: 32 }\nseed: 1\nname: \"${A:-x}\"\nconditions:\n"
            + "  - clean\n  - contrast: { level: [0.1, 1/2] }\n  - chain:\n      - greyscale\n      - uniform-noise: { width: 0.1 }\n";
        var random = new Random(Seed);
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder(yaml);
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var (place, length) = (random.Next(text.Length), random.Next(6));
                if (random.Next(2) == 0) text.Remove(place, Math.Min(length, text.Length - place));
                else text.Insert(place, string.Concat(Enumerable.Range(0, length).Select(_ => Pieces[random.Next(Pieces.Length)])));
            }

            var error = Record.Exception(() => _folder.Read(text.ToString()));

            Assert.True(error is null or InputException, $"seed {Seed}, round {round}:\n{text}\n{error}");
        }
    }
}
