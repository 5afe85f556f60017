using RobustBench.Conditions;

namespace RobustBench.Tests.Conditions;

public class ConditionTests
{
    [Fact]
    public void A_single_corruption_has_its_own_key() =>
        Assert.Equal("contrast(level=0.05)", Condition.Of(Given.Step("contrast", "level=0.05")).Key);

    [Fact]
    public void A_chain_has_the_keys_of_its_steps_in_order() => Assert.Equal(
        "chain(greyscale;uniform-noise(width=0.1))",
        Condition.Chain([Given.Step("greyscale"), Given.Step("uniform-noise", "width=0.1")]).Key);

    [Fact]
    public void A_chain_of_one_is_still_a_chain() =>
        Assert.Equal("chain(greyscale)", Condition.Chain([Given.Step("greyscale")]).Key);

    [Fact]
    public void A_chain_is_one_step_after_the_other_with_one_stream()
    {
        var image = Given.RandomImage(6, 7);
        var numbers = Given.Uniform("any", 3 * 6 * 7);
        var first = Given.Apply("salt-and-pepper", "probability=0.5", image, 6, 7, new ReplayedNoise(numbers[..42]));
        var second = Given.Apply("uniform-noise", "width=0.2", first, 6, 7, new ReplayedNoise(numbers[42..84]));
        var chain = Condition.Chain([Given.Step("salt-and-pepper", "probability=0.5"), Given.Step("uniform-noise", "width=0.2")]);
        Given.AssertClose(second, Given.Apply(chain, image, 6, 7, new ReplayedNoise(numbers)));
    }

    [Fact]
    public void A_step_with_colour_after_a_grey_one_treats_three_equal_channels()
    {
        var image = Given.RandomImage(4, 4);
        var numbers = Given.Uniform("any", 48);
        var grey = Given.Apply("greyscale", "", image, 4, 4);
        var expected = Given.Apply("uniform-noise", "width=0.2,colour=true", grey, 4, 4, new ReplayedNoise(numbers));
        var chain = Condition.Chain([Given.Step("greyscale"), Given.Step("uniform-noise", "width=0.2,colour=true")]);
        Assert.Equal(expected, Given.Apply(chain, image, 4, 4, new ReplayedNoise(numbers)));
    }

    [Fact]
    public void Each_step_of_a_chain_ends_with_a_clip()
    {
        var white = Given.GreyImage(1, 1);
        var noise = new ReplayedNoise(0.75f, 0.75f, 0.25f, 0.25f);
        var step = Given.Step("uniform-noise", "width=0.5,contrast=1");
        Given.AssertClose(Given.GreyImage(0.75f, 0.75f), Given.Apply(Condition.Chain([step, step]), white, 1, 2, noise));
    }

    [Fact]
    public void A_chain_refuses_a_size_that_one_of_its_steps_refuses()
    {
        var chain = Condition.Chain([Given.Step("greyscale"), Given.Step("phase-noise", "width=30")]);
        Assert.Contains("5 × 6", chain.Refusal(5, 6), StringComparison.Ordinal);
        Assert.Null(chain.Refusal(6, 6));
    }

    [Fact]
    public void Versions_name_every_step() => Assert.Equal(
        "greyscale 1;clean 1", Condition.Chain([Given.Step("greyscale"), Given.Step("clean")]).Versions);
}
