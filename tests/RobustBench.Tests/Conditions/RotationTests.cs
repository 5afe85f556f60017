using RobustBench.Conditions;
using RobustBench.Data;

namespace RobustBench.Tests.Conditions;

public class RotationTests
{
    // 1 2 3
    // 4 5 6
    private static readonly float[] TwoByThree = [.. Given.GreyImage(1, 2, 3, 4, 5, 6).Select(value => value / 10)];

    [Theory]
    [InlineData("0", 2, 3, new float[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("90", 3, 2, new float[] { 3, 6, 2, 5, 1, 4 })]
    [InlineData("180", 2, 3, new float[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData("270", 3, 2, new float[] { 4, 1, 5, 2, 6, 3 })]
    public void The_image_turns_counter_clockwise(string degrees, int height, int width, float[] expected)
    {
        var stimulus = new Stimulus(TwoByThree.ToArray(), 2, 3);
        Condition.Of(Given.Step("rotation", $"degrees={degrees}")).Apply(stimulus, new ReplayedNoise());
        Assert.Equal((3, height, width), (stimulus.Channels, stimulus.Height, stimulus.Width));
        Given.AssertClose(Given.GreyImage([.. expected.Select(value => value / 10)]), stimulus.Pixels);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("90")]
    [InlineData("180")]
    [InlineData("270")]
    public void Each_channel_turns_alike(string degrees)
    {
        var image = Given.RandomImage(19, 37);
        var together = Given.Apply("rotation", $"degrees={degrees},colour=true", image, 19, 37).Chunk(19 * 37);
        var alone = image.Chunk(19 * 37)
            .Select(plane => Given.Apply("rotation", $"degrees={degrees},colour=true", Given.GreyImage(plane), 19, 37)[..(19 * 37)]);
        Assert.Equal(alone, together);
    }

    [Fact]
    public void Four_quarters_are_the_image()
    {
        var image = Given.RandomImage(33, 18);
        var quarter = Given.Step("rotation", "degrees=90,colour=true");
        Assert.Equal(image, Given.Apply(Condition.Chain([quarter, quarter, quarter, quarter]), image, 33, 18));
    }

    [Fact]
    public void A_quarter_and_three_quarters_are_the_image()
    {
        var image = Given.RandomImage(33, 18);
        var chain = Condition.Chain([Given.Step("rotation", "degrees=270,colour=true"), Given.Step("rotation", "degrees=90,colour=true")]);
        Assert.Equal(image, Given.Apply(chain, image, 33, 18));
    }
}
