using RobustBench.Models.Zoo;

namespace RobustBench.Tests.Models.Zoo;

public sealed class ZooCatalogueTests
{
    [Fact]
    public void It_has_the_networks_of_the_training_experiments() => Assert.Equal(
        ["standard", "greyscale", "contrast", "low-pass", "high-pass", "phase-noise", "rotation", "salt-and-pepper", "uniform-noise",
            "all-but-salt-and-pepper", "all-but-uniform-noise", "all", "stylised"],
        ZooCatalogue.All.Select(model => model.Name));

    [Fact]
    public void Each_is_found_by_its_name_with_the_prefix_alone() => Assert.All(ZooCatalogue.All, model =>
    {
        Assert.Same(model, ZooCatalogue.Find($"zoo/{model.Name}"));
        Assert.Null(ZooCatalogue.Find(model.Name));
    });

    [Fact]
    public void Each_is_a_cue16_resnet_and_names_its_card() => Assert.All(ZooCatalogue.All, model =>
    {
        Assert.Equal("cue16_resnet", model.Architecture.Name);
        Assert.Contains($"models/zoo/{model.Name}.md", model.Source, StringComparison.Ordinal);
    });
}
