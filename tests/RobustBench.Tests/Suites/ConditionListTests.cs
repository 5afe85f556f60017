namespace RobustBench.Tests.Suites;

public sealed class ConditionListTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_list_makes_one_condition_for_each_value() => Assert.Equal(
        ["contrast(level=0.05)", "contrast(level=0.1)"],
        _folder.Keys("  - contrast: { level: [0.05, 0.10] }"));

    [Fact]
    public void Several_lists_make_every_combination_and_the_last_varies_fastest() => Assert.Equal(
        ["salt-and-pepper(probability=0.1,contrast=0.5)", "salt-and-pepper(probability=0.1,contrast=1)",
            "salt-and-pepper(probability=0.2,contrast=0.5)", "salt-and-pepper(probability=0.2,contrast=1)"],
        _folder.Keys("  - salt-and-pepper: { contrast: [0.5, 1], probability: [0.1, 0.2] }"));

    [Fact]
    public void Lists_inside_a_chain_are_written_out_too() => Assert.Equal(
        ["chain(rotation(degrees=90);contrast(level=0.1))", "chain(rotation(degrees=90);contrast(level=0.2))",
            "chain(rotation(degrees=180);contrast(level=0.1))", "chain(rotation(degrees=180);contrast(level=0.2))"],
        _folder.Keys("""
              - chain:
                  - rotation: { degrees: [90, 180] }
                  - contrast: { level: [0.1, 0.2] }
            """));

    [Fact]
    public void A_fraction_stays_a_fraction_in_lowest_terms() => Assert.Equal(
        ["contrast(level=1/255)", "contrast(level=1/51)", "contrast(level=1)"],
        _folder.Keys("  - contrast: { level: [1/255, 5/255, 255/255] }"));

    [Theory]
    [InlineData("  - clean", "clean")]
    [InlineData("  - 'clean'", "clean")]
    [InlineData("  - clean: ~", "clean")]
    [InlineData("  - clean:", "clean")]
    [InlineData("  - clean: {}", "clean")]
    [InlineData("  - \"contrast\": { \"level\": \"0.5\" }", "contrast(level=0.5)")]
    [InlineData("  - contrast: { level: 5e-1, colour: false }", "contrast(level=0.5)")]
    [InlineData("  - contrast: { level: .50, colour: true }", "contrast(level=0.5,colour=true)")]
    [InlineData("  - uniform-noise: { width: 0.1, contrast: 0.3 }", "uniform-noise(width=0.1)")]
    [InlineData("  - phase-noise: { width: 90, scheme: symmetric }", "phase-noise(width=90,scheme=symmetric)")]
    [InlineData("  - chain: [greyscale]", "chain(greyscale)")]
    public void Keys_are_canonical(string condition, string key) => Assert.Equal([key], _folder.Keys(condition));

    [Fact]
    public void Conditions_stand_in_the_order_of_the_file() => Assert.Equal(
        ["rotation(degrees=270)", "clean", "greyscale"],
        _folder.Keys("  - rotation: { degrees: 270 }\n  - clean\n  - greyscale"));

    [Fact]
    public void A_condition_knows_its_place()
    {
        var suite = _folder.Read(SuiteFolder.Head + "conditions:\n  - clean\n  - contrast: { level: [0.1, 0.2] }");

        Assert.Equal([(4, 5), (5, 5), (5, 5)], suite.Conditions.Select(entry => (entry.Place.Line, entry.Place.Column)));
    }
}
