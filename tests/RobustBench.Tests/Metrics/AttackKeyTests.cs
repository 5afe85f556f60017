using RobustBench.Metrics;

namespace RobustBench.Tests.Metrics;

public sealed class AttackKeyTests
{
    [Theory]
    [InlineData("fgsm(epsilon=1/255)", "fgsm", 1.0 / 255)]
    [InlineData("pgd(epsilon=2/255,step=1/510)", "pgd(step=1/510)", 2.0 / 255)]
    [InlineData("fgsm(epsilon=0.1,source=resnet20)", "fgsm(source=resnet20)", 0.1)]
    [InlineData("chain(greyscale;fgsm(epsilon=4/255))", "chain(greyscale;fgsm)", 4.0 / 255)]
    [InlineData("chain(uniform-noise(width=0.1);pgd(epsilon=1,step=2))", "chain(uniform-noise(width=0.1);pgd(step=2))", 1.0)]
    [InlineData("one-pixel(pixels=3)", "one-pixel(pixels=3)", null)]
    [InlineData("spatial", "spatial", null)]
    [InlineData("fgsm(epsilon=-1)", "fgsm", null)]
    [InlineData("fgsm(epsilon=large)", "fgsm", null)]
    public void The_attack_is_the_key_without_its_epsilon(string condition, string attack, double? epsilon)
    {
        var key = AttackKey.Parse(condition);

        Assert.Equal((attack, epsilon), (key.Attack, key.Epsilon));
    }

    [Theory]
    [InlineData("fgsm(epsilon=4/255,source=resnet20)", "fgsm(epsilon=4/255)", "resnet20")]
    [InlineData("spatial(source=vgg)", "spatial", "vgg")]
    [InlineData("chain(greyscale;one-pixel(pixels=3,source=vgg))", "chain(greyscale;one-pixel(pixels=3))", "vgg")]
    [InlineData("fgsm(epsilon=4/255)", "fgsm(epsilon=4/255)", null)]
    public void The_source_is_the_model_on_which_the_images_were_made(string condition, string without, string? source)
    {
        var key = AttackKey.Parse(condition);

        Assert.Equal((without, source), (key.WithoutSource, key.Source));
    }
}
