using RobustBench.Conditions;
using RobustBench.Tests.Conditions;

namespace RobustBench.Tests.Parameters;

public class KeyTests
{
    [Theory]
    [InlineData("clean", "", "clean")]
    [InlineData("greyscale", "", "greyscale")]
    [InlineData("greyscale", "colour=false", "greyscale")]
    [InlineData("greyscale", "colour=true", "greyscale(colour=true)")]
    [InlineData("contrast", "level=0.05", "contrast(level=0.05)")]
    [InlineData("contrast", "level=0.10", "contrast(level=0.1)")]
    [InlineData("contrast", "level=2/510", "contrast(level=1/255)")]
    [InlineData("contrast", "colour=true,level=1", "contrast(level=1,colour=true)")]
    [InlineData("low-pass", "std=4/2", "low-pass(std=2)")]
    [InlineData("high-pass", "std=0.70", "high-pass(std=0.7)")]
    [InlineData("phase-noise", "width=90", "phase-noise(width=90)")]
    [InlineData("phase-noise", "width=9e1,scheme=published", "phase-noise(width=90)")]
    [InlineData("phase-noise", "scheme=symmetric,width=90", "phase-noise(width=90,scheme=symmetric)")]
    [InlineData("rotation", "degrees=90.0", "rotation(degrees=90)")]
    [InlineData("salt-and-pepper", "probability=0.2", "salt-and-pepper(probability=0.2)")]
    [InlineData("salt-and-pepper", "contrast=1,probability=0.2", "salt-and-pepper(probability=0.2,contrast=1)")]
    [InlineData("salt-and-pepper", "probability=0.2,contrast=3/10", "salt-and-pepper(probability=0.2)")]
    [InlineData("uniform-noise", "width=0.1", "uniform-noise(width=0.1)")]
    [InlineData("uniform-noise", "width=0.1,contrast=0.30", "uniform-noise(width=0.1)")]
    [InlineData("uniform-noise", "colour=true,contrast=1/3,width=0.1", "uniform-noise(width=0.1,contrast=1/3,colour=true)")]
    public void Settings_have_one_canonical_key(string family, string settings, string key) =>
        Assert.Equal(key, Given.Step(family, settings).Key);

    [Theory]
    [InlineData("contrast", "level", "-0.1")]
    [InlineData("contrast", "level", "1.0001")]
    [InlineData("contrast", "level", "256/255")]
    [InlineData("contrast", "level", "")]
    [InlineData("contrast", "level", "NaN")]
    [InlineData("low-pass", "std", "0")]
    [InlineData("low-pass", "std", "-1")]
    [InlineData("low-pass", "std", "Infinity")]
    [InlineData("high-pass", "std", "0")]
    [InlineData("phase-noise", "width", "-1")]
    [InlineData("phase-noise", "width", "180.5")]
    [InlineData("phase-noise", "scheme", "other")]
    [InlineData("phase-noise", "scheme", "")]
    [InlineData("rotation", "degrees", "45")]
    [InlineData("rotation", "degrees", "360")]
    [InlineData("rotation", "degrees", "-90")]
    [InlineData("salt-and-pepper", "probability", "1.5")]
    [InlineData("salt-and-pepper", "contrast", "-1")]
    [InlineData("uniform-noise", "width", "-0.1")]
    [InlineData("uniform-noise", "width", "1/0")]
    [InlineData("uniform-noise", "width", "inf")]
    [InlineData("uniform-noise", "colour", "yes")]
    public void A_value_outside_its_range_is_refused(string family, string parameter, string text) =>
        Assert.Null(CorruptionCatalogue.Find(family)!.Parameters.Single(p => p.Name == parameter).Parse(text));

    [Theory]
    [InlineData("contrast", "level", "0")]
    [InlineData("contrast", "level", "1")]
    [InlineData("phase-noise", "width", "0")]
    [InlineData("phase-noise", "width", "180")]
    [InlineData("salt-and-pepper", "probability", "0")]
    [InlineData("salt-and-pepper", "probability", "1")]
    [InlineData("uniform-noise", "width", "0")]
    [InlineData("uniform-noise", "width", "1e9")]
    [InlineData("low-pass", "std", "1e-9")]
    [InlineData("low-pass", "std", "1e4")]
    public void The_ends_of_a_range_are_allowed(string family, string parameter, string text) =>
        Assert.NotNull(CorruptionCatalogue.Find(family)!.Parameters.Single(p => p.Name == parameter).Parse(text));

    [Fact]
    public void A_parameter_without_default_must_be_given()
    {
        var error = Assert.Throws<ArgumentException>(() => Given.Step("contrast"));
        Assert.Contains("level has no value", error.Message, StringComparison.Ordinal);
    }
}
