using RobustBench.Parameters;

namespace RobustBench.Tests.Parameters;

public class ParameterTests
{
    [Fact]
    public void Ranges_read_as_words()
    {
        Assert.Equal("a number", Parameter.Number("n", "s").Range);
        Assert.Equal("a number of at least 0", Parameter.Number("n", "s", min: 0).Range);
        Assert.Equal("a number above 0", Parameter.Number("n", "s", min: 0, aboveMin: true).Range);
        Assert.Equal("a number of at most 2.5", Parameter.Number("n", "s", max: 2.5).Range);
        Assert.Equal("a number in [0, 1]", Parameter.Number("n", "s", min: 0, max: 1).Range);
        Assert.Equal("a number in (0, 1]", Parameter.Number("n", "s", min: 0, max: 1, aboveMin: true).Range);
        Assert.Equal("one of 0, 90", Parameter.OneOf("n", "s", [0, 90]).Range);
        Assert.Equal("one of a, b", Parameter.Word("n", "s", "a", "b").Range);
        Assert.Equal("true or false", Parameter.Flag("n", "s").Range);
        Assert.Equal("the path of a file", Parameter.File("n", "s").Range);
        Assert.Equal("the path of a folder", Parameter.Folder("n", "s").Range);
    }

    [Fact]
    public void A_word_defaults_to_the_first() => Assert.Equal("a", Parameter.Word("n", "s", "a", "b").Default!.Text);

    [Fact]
    public void A_flag_defaults_to_false() => Assert.Equal(false, Parameter.Flag("n", "s").Default!.Value);

    [Fact]
    public void A_number_has_no_default_unless_it_is_given_one() => Assert.Null(Parameter.Number("n", "s").Default);

    [Fact]
    public void Settings_give_defaults_where_nothing_was_given()
    {
        var (given, left) = (Parameter.Number("a", "s", standard: 1), Parameter.Number("b", "s", standard: 2));
        var settings = new Settings([given, left], new Dictionary<Parameter, ParameterValue> { [given] = given.Parse("1")! });
        Assert.Equal((1, 2), (settings[given], settings[left]));
        Assert.Equal("", settings.Text);
    }

    [Fact]
    public void An_optional_file_or_folder_may_have_no_value()
    {
        var (file, folder) = (Parameter.File("f", "s", optional: true), Parameter.Folder("d", "s", optional: true));

        var none = new Settings([file, folder], new Dictionary<Parameter, ParameterValue>());
        var both = new Settings([file, folder], new Dictionary<Parameter, ParameterValue> { [file] = file.Parse("a")!, [folder] = folder.Parse("b")! });

        Assert.Equal((null, null), (none.Find(file), none.Find(folder)));
        Assert.Equal(("a", "b"), (both.Find(file), both.Find(folder)));
    }

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void A_parameter_is_required_unless_it_has_a_default_or_is_optional(bool optional, bool standard, bool required) => Assert.Equal(
        required, new FileParameter { Name = "f", Summary = "s", IsOptional = optional, Default = standard ? new ParameterValue("a", "a") : null }.IsRequired);

    [Fact]
    public void A_parameter_of_another_family_is_an_error()
    {
        var settings = new Settings([], new Dictionary<Parameter, ParameterValue>());
        Assert.Throws<ArgumentException>(() => settings[Parameter.Number("n", "s")]);
    }
}
