using RobustBench.Fuzz;

namespace RobustBench.Tests.Fuzzing;

public sealed class FuzzTests
{
    private const int Seed = 2018;

    public static TheoryData<string> Parsers => [.. Targets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Mutated_inputs_are_read_or_refused_in_clear_lines_time_and_memory(string parser)
    {
        var campaign = new Campaign(Targets.All.Single(target => target.Name == parser), Seed);

        Assert.Empty(campaign.Run(first: 0, count: 3000, begin: _ => { }));
        Assert.NotEqual(0, campaign.Accepted);
    }

    [Theory]
    [MemberData(nameof(Parsers))]
    public void The_same_number_makes_the_same_input(string parser)
    {
        var target = Targets.All.Single(target => target.Name == parser);

        Assert.Equal(new Mutator(target, Seed).Input(12345), new Mutator(target, Seed).Input(12345));
        Assert.NotEqual(new Mutator(target, Seed).Input(12345), new Mutator(target, Seed).Input(12346));
    }

    [Fact]
    public void What_a_campaign_looks_for_it_finds()
    {
        var faults = new Queue<Action<byte[]>>(
        [
            _ => { },
            _ => throw new InputException("a clear line"),
            _ => throw new InvalidOperationException(),
            _ => throw new InputException("two\nlines"),
            _ => GC.KeepAlive(new byte[100 << 20]),
        ]);
        var campaign = new Campaign(new Target("t", [[1, 2, 3]], [[4]], bytes => faults.Dequeue()(bytes)), Seed);

        var findings = campaign.Run(0, 5, _ => { }).ToList();

        Assert.Equal(["t 2018 2:", "t 2018 3:", "t 2018 4:"], findings.Select(finding => finding[..9]));
        Assert.Equal(2, campaign.Accepted);
    }
}
