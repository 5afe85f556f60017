using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models;

public sealed class ArchitectureCatalogueTests
{
    public static TheoryData<string> Names => [.. ArchitectureCatalogue.All.Select(architecture => architecture.Name)];

    [Fact]
    public void Every_architecture_of_the_library_is_listed()
    {
        var written = typeof(Architecture).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Architecture)) && !type.IsAbstract);
        var listed = ArchitectureCatalogue.All.Select(architecture => architecture.GetType()).ToHashSet();

        Assert.All(written, type => Assert.Contains(type, listed));
    }

    [Fact]
    public void No_name_is_given_twice() => Assert.Distinct(ArchitectureCatalogue.All.Select(architecture => architecture.Name));

    [Fact]
    public void An_unknown_name_finds_nothing() => Assert.Null(ArchitectureCatalogue.Find("resnet_of_nobody"));

    [Theory]
    [MemberData(nameof(Names))]
    public void An_architecture_says_what_it_is_and_where_it_is_from(string name)
    {
        var architecture = ArchitectureCatalogue.Find(name)!;

        Assert.Matches("^[a-z0-9_]+$", architecture.Name);
        Assert.False(string.IsNullOrWhiteSpace(architecture.Summary));
        Assert.False(string.IsNullOrWhiteSpace(architecture.Source));
        Assert.Equal((3, 3), (architecture.Preprocessing.Mean.Count, architecture.Preprocessing.Std.Count));
        Assert.All(architecture.Preprocessing.Std, std => Assert.True(std > 0));
        Assert.True(architecture.Preprocessing.Size > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_architecture_asks_for_every_weight_once(string name)
    {
        Assert.NotEmpty(Needs(name));
        Assert.Distinct(Needs(name));
    }

    /// <summary>What a network reports as missing from a file without weights.</summary>
    private static IReadOnlyList<string> Needs(string name)
    {
        TorchNative.EnsureLoaded();
        var architecture = ArchitectureCatalogue.Find(name)!;
        var empty = new WeightFile("empty.safetensors", "", new Dictionary<string, WeightTensor>());
        var error = Assert.Throws<InputException>(
            () => new Network(architecture, empty, architecture.Preprocessing, LayerForm.Plain, CPU));
        return error.Problems;
    }
}
