namespace RobustBench.Tests.Suites;

public sealed class ShownConditionTests : IDisposable
{
    private const string Models = "models: { m: { architecture: captum_lenet, weights: net.safetensors } }\n";

    private const string Conditions = "conditions: [clean, contrast: { level: [0.1, 0.2] }, low-pass: { std: 1 }]\n";

    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("clean", "clean")]
    [InlineData("[low-pass*, clean]", "clean", "low-pass(std=1)")]
    [InlineData("contrast*", "contrast(level=0.1)", "contrast(level=0.2)")]
    [InlineData("'*=0.?)'", "contrast(level=0.1)", "contrast(level=0.2)")]
    [InlineData("[clean, 'c*']", "clean", "contrast(level=0.1)", "contrast(level=0.2)")]
    [InlineData("'*'", "clean", "contrast(level=0.1)", "contrast(level=0.2)", "low-pass(std=1)")]
    public void A_data_set_is_shown_under_what_its_globs_match_in_the_order_of_the_suite(string globs, params string[] keys)
    {
        var suite = _folder.Read($"datasets: {{ d: {{ kind: cifar-binary, path: data.bin, conditions: {globs} }} }}\n{Models}{Conditions}");

        Assert.Equal(keys, suite.ConditionsOf(suite.Datasets[0]).Select(entry => entry.Condition.Key));
    }

    [Fact]
    public void Without_globs_it_is_shown_under_all()
    {
        var suite = _folder.Read(SuiteFolder.Head + Conditions);

        Assert.Equal(suite.Conditions, suite.ConditionsOf(suite.Datasets[0]));
    }

    [Theory]
    [InlineData("contrst*", "1:66: no condition of the suite matches 'contrst*'; its keys look like low-pass(std=1)")]
    [InlineData("[clean, contrast]", "1:74: no condition of the suite matches 'contrast'; its keys look like low-pass(std=1)")]
    [InlineData("[blur, low-pass, Clean]", "1:67: no condition of the suite matches 'blur'; its keys look like low-pass(std=1)",
        "1:73: no condition of the suite matches 'low-pass'; its keys look like low-pass(std=1)",
        "1:83: no condition of the suite matches 'Clean'; its keys look like low-pass(std=1)")]
    [InlineData("[]", "1:66: `conditions` is empty: leave it out to show the data set under all conditions of the suite")]
    [InlineData("~", "1:66: a glob over condition keys is nothing, and must be a text such as clean or contrast*")]
    [InlineData("[[clean], { clean: ~ }]", "1:67: a glob over condition keys is a list, and must be a text such as clean or contrast*",
        "1:76: a glob over condition keys is a map, and must be a text such as clean or contrast*")]
    public void A_wrong_glob_is_told_at_its_place(string globs, params string[] problems) => Assert.Equal(
        problems, _folder.Problems($"datasets: {{ d: {{ kind: cifar-binary, path: data.bin, conditions: {globs} }} }}\n{Models}{Conditions}"));

    [Fact]
    public void A_wrong_glob_is_told_also_where_the_data_set_is_wrong_otherwise() => Assert.Equal(
        ["1:24: there is no kind of data set 'pictures': known are folder, tar, tar.gz, zip, cifar-binary, npy, cue-conflict, model-vs-human, imagenet-c, cifar-c, cue16",
            "1:46: no condition of the suite matches 'blur'; its keys look like low-pass(std=1)"],
        _folder.Problems($"datasets: {{ d: {{ kind: pictures, conditions: blur }} }}\n{Models}{Conditions}"));

    [Fact]
    public void Where_the_conditions_themselves_are_wrong_no_glob_is_blamed() => Assert.Equal(
        ["3:14: there is no condition 'cleen': did you mean `clean`?"],
        _folder.Problems($"datasets: {{ d: {{ kind: cifar-binary, path: data.bin, conditions: clean }} }}\n{Models}conditions: [cleen, greyscale]"));
}
