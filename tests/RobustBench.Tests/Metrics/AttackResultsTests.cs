using RobustBench.Metrics;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class AttackResultsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void In_the_worst_case_an_image_is_right_where_every_attack_leaves_it_so()
    {
        Save("wx..", "fgsm(epsilon=1/255)");
        Save("w.x.", "chain(greyscale;one-pixel)");
        Save("w...", "fgsm(epsilon=1/255,source=vgg)");
        Sample.Part(Sample.Trials(4, 0)).Save(_folder.Path);

        var worst = Assert.Single(Results().WorstCase);

        Assert.Equal(("resnet", "cifar", "worst-case", 4L, 1L), (worst.Model, worst.Dataset, worst.Condition, worst.Images, worst.Correct));
    }

    [Fact]
    public void A_model_without_one_of_the_attacks_has_no_worst_case()
    {
        Save("....", "fgsm(epsilon=1/255)", "a");
        Save("x...", "spatial", "a");
        Save("....", "fgsm(epsilon=1/255)", "b");
        Save("....", "fgsm(epsilon=1/255)", "a", "other");

        Assert.Equal(
            [("a", "cifar", 0.75), ("a", "other", 1.0), ("b", "cifar", null)],
            Results().WorstCase.Select(cell => (cell.Model, cell.Dataset, cell.Accuracy)));
    }

    [Fact]
    public void An_attack_that_no_model_has_whole_leaves_no_worst_case()
    {
        Save("....", "fgsm(epsilon=1/255)");
        AttackSample.Part("..", "spatial", cellImages: 4).Save(_folder.Path);

        Assert.Null(Assert.Single(Results().WorstCase).Accuracy);
    }

    [Fact]
    public void A_cell_of_which_too_many_images_could_not_be_read_is_lacking()
    {
        Save("....", "fgsm(epsilon=1/255)");
        var part = AttackSample.Part("....", "spatial");
        (part with { Header = part.Header with { Failed = ["bad.png"], CellImages = 5 } }).Save(_folder.Path);

        var results = Results();

        Assert.Equal("fgsm(epsilon=1/255)", Assert.Single(results.Cells).Accuracy.Condition);
        Assert.Null(Assert.Single(results.WorstCase).Accuracy);
    }

    [Fact]
    public void Images_are_told_apart_by_their_keys_and_not_by_their_order()
    {
        AttackSample.Part([AttackSample.Trial("a", right: false), AttackSample.Trial("b")], "fgsm(epsilon=1)").Save(_folder.Path);
        AttackSample.Part([AttackSample.Trial("b"), AttackSample.Trial("a", right: false)], "fgsm(epsilon=2)").Save(_folder.Path);

        var results = Results();

        Assert.Equal(0.5, Assert.Single(results.Curves).Curve.AccuracyAt(2));
        Assert.Equal(0.5, Assert.Single(results.WorstCase).Accuracy);
    }

    [Fact]
    public void Attacks_that_differ_in_more_than_their_epsilon_have_curves_of_their_own()
    {
        Save("x...", "pgd(epsilon=1/255,step=1/510)");
        Save("xx..", "pgd(epsilon=2/255,step=1/510)");
        Save("xxxx", "pgd(epsilon=2/255,step=1/255)");
        Save("....", "one-pixel");

        var results = Results();

        Assert.Equal(
            [("pgd(step=1/255)", "1,0"), ("pgd(step=1/510)", "1,0.75,0.5")],
            results.Curves.Select(curve => (curve.Attack, string.Join(',', curve.Curve.Points.Select(point => FormattableString.Invariant($"{point.Accuracy}")))))
                .Order());
        Assert.Null(results.CurveOf(results.Cells.Single(cell => cell.Accuracy.Condition == "one-pixel")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(9)]
    public void A_model_without_one_epsilon_of_the_others_has_no_curve(int? cellImages)
    {
        Save("x...", "fgsm(epsilon=1/255)", "a");
        Save("xx..", "fgsm(epsilon=2/255)", "a");
        Save("x...", "fgsm(epsilon=1/255)", "b");
        if (cellImages is not null) AttackSample.Part("xx..", "fgsm(epsilon=2/255)", "b", cellImages: cellImages).Save(_folder.Path);

        Assert.Equal("a", Assert.Single(Results().Curves).Model);
    }

    [Fact]
    public void Parts_of_a_cell_are_counted_together()
    {
        var whole = AttackSample.Part("wx..", "fgsm(epsilon=1)");
        for (var index = 0; index < 2; index++)
        {
            (whole with { Header = whole.Header with { Index = index }, Trials = [.. whole.Trials.Skip(2 * index).Take(2)] }).Save(_folder.Path);
        }

        Assert.Equal([new(0, 0.75), new(1, 0.5)], Assert.Single(Results().Curves).Curve.Points);
    }

    private void Save(string images, string condition, string model = "resnet", string dataset = "cifar") =>
        AttackSample.Part(images, condition, model, dataset).Save(_folder.Path);

    private AttackResults Results()
    {
        var cells = new TrialFolder(_folder.Path).Cells();
        return new AttackResults(cells, [.. CellFigures.Of(cells.Where(cell => cell.IsComplete)).Select(cell => cell.Attack).OfType<CellAttack>()]);
    }
}
