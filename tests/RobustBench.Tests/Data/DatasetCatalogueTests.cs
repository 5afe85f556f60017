using RobustBench.Data;
using RobustBench.Parameters;

namespace RobustBench.Tests.Data;

public sealed class DatasetCatalogueTests
{
    public static TheoryData<string> Kinds => [.. DatasetCatalogue.All.Select(kind => kind.Name)];

    /// <summary>All but the kind that the program draws by itself.</summary>
    public static TheoryData<string> KindsOfFiles => [.. DatasetCatalogue.All.Select(kind => kind.Name).Where(name => name != "cue16")];

    [Fact]
    public void The_kinds_are_those_of_the_documentation() => Assert.Equal(
        ["folder", "tar", "tar.gz", "zip", "cifar-binary", "npy", "cue-conflict", "model-vs-human", "imagenet-c", "cifar-c", "cue16"], DatasetCatalogue.All.Select(kind => kind.Name));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_documented(string name)
    {
        var kind = DatasetCatalogue.Find(name)!;

        Assert.All([kind.Summary, kind.Source, .. kind.Parameters.Select(p => p.Summary)], text => Assert.True(text.Length > 8, text));
        Assert.All(kind.Parameters, parameter => Assert.NotEmpty(parameter.Range));
        Assert.Equal(kind.Parameters.Select(p => p.Name).Distinct(), kind.Parameters.Select(p => p.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_parameter_has_the_name_of_a_key_of_every_data_set(string name) =>
        Assert.Empty(DatasetCatalogue.Find(name)!.Parameters.Select(p => p.Name).Intersect(["kind", "limit", "stimulus", "conditions"]));

    [Theory]
    [MemberData(nameof(KindsOfFiles))]
    public void A_kind_that_reads_files_names_the_path_first(string name) =>
        Assert.Equal("path", DatasetCatalogue.Find(name)!.Parameters[0].Name);

    [Theory]
    [MemberData(nameof(KindsOfFiles))]
    public void Files_that_are_not_there_are_an_input_error(string name)
    {
        var kind = DatasetCatalogue.Find(name)!;
        var paths = kind.Parameters.Where(p => p.IsRequired || p is FolderParameter).Select(p => (p.Name, "/nowhere/at/all")).ToArray();

        var problem = Assert.Single(Opened.Problems(name, paths));

        Assert.StartsWith("/nowhere/at/all", problem, StringComparison.Ordinal);
    }
}
