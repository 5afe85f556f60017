using System.Text.Json.Nodes;
using RobustBench.Models.Architectures;
using RobustBench.Models.Zoo;

namespace RobustBench.Tests.Cli;

public sealed class ListTests
{
    public static TheoryData<string> Lists => [.. CatalogueItem.Lists.Keys];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Everything_that_is_built_in_has_a_name_of_its_own_a_summary_and_a_source(string list)
    {
        var items = CatalogueItem.Lists[list]();

        Assert.All(items, item => Assert.True(item.Name.Length > 0 && item.Summary.Length > 0 && item.Source.Length > 0, item.Name));
        Assert.All(items.SelectMany(item => item.Parameters), parameter => Assert.True(parameter.Summary.Length > 0 && parameter.Range.Length > 0, parameter.Name));
        Assert.Distinct(items.Select(item => item.Name));
    }

    [Fact]
    public void Conditions_are_listed_with_parameters_range_unit_and_default()
    {
        var program = Program.Run("list", "conditions");

        Assert.Equal(0, program.ExitCode);
        Assert.Contains("    width [degrees]: a number in [0, 180], required; ", program.Output, StringComparison.Ordinal);
        Assert.Contains("    contrast: a number in [0, 1], default 0.3; ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_of_the_zoo_are_listed_after_the_architectures_under_the_names_that_suites_use()
    {
        var names = CatalogueItem.Lists["models"]().Select(item => item.Name).ToList();

        Assert.Equal(ArchitectureCatalogue.All.Select(network => network.Name).Concat(ZooCatalogue.All.Select(model => $"zoo/{model.Name}")), names);
    }

    [Fact]
    public void A_list_as_json_has_the_same_items()
    {
        var json = JsonNode.Parse(Program.Run("list", "conditions", "--json").Output)!.AsArray();

        Assert.Equal(CatalogueItem.Lists["conditions"]().Select(item => item.Name), json.Select(item => (string)item!["name"]!));
        var noise = json.Single(item => (string)item!["name"]! == "uniform-noise")!;
        Assert.Equal(["width", "contrast", "colour"], noise["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!));
        Assert.Equal("0.3", (string)noise["parameters"]![1]!["default"]!);
    }
}
