using System.Globalization;
using RobustBench.Acceptance.Runs;
using Xunit.Abstractions;

namespace RobustBench.Acceptance.Grid;

/// <summary>The grid of Geirhos et al. 2018 on CIFAR-10 comes out as with the published code.</summary>
[Collection(OneGridRun.Name)]
public class GridTests(GridRun run, ITestOutputHelper output)
{
    [SkippableFact]
    public void Conditions_have_the_expected_keys_in_the_expected_order()
    {
        Reference.Require();
        var expected = ExpectedGrid.Read().Conditions.ToList();
        var cells = AccuracyTable.Read(run.Results).Rows.GroupBy(row => (row.Model, row.Dataset)).ToList();
        Assert.Equal(6 * 2, cells.Count);
        Assert.All(cells, conditions => Assert.Equal(expected, conditions.Select(row => row.Condition)));
    }

    [SkippableFact]
    public void Clean_accuracy_is_the_expected_one_to_the_image()
    {
        Reference.Require();
        var expected = ExpectedGrid.Read().Deterministic.Where(cell => cell.Condition == "clean").ToList();
        Assert.Equal(3, expected.Count);
        Assert.All(expected, cell => Assert.Equal(cell.Correct, Correct(cell)));
    }

    [SkippableFact]
    public void A_deterministic_condition_is_within_one_image_of_the_expected()
    {
        Reference.Require();
        var expected = ExpectedGrid.Read().Deterministic.ToList();
        Assert.Equal(3 * 14, expected.Count);
        output.WriteLine($"images of difference in all: {expected.Sum(cell => Math.Abs(Correct(cell) - cell.Correct))}");
        Assert.All(expected, cell => Assert.InRange(Correct(cell), cell.Correct - 1, cell.Correct + 1));
    }

    [SkippableFact]
    public void A_random_condition_is_within_seven_points_of_the_expected()
    {
        Reference.Require();
        var expected = ExpectedGrid.Read().Random.ToList();
        Assert.Equal(3 * 10, expected.Count);
        Assert.All(expected, cell => Assert.InRange(Points(cell), -7, 7));
    }

    [SkippableFact]
    public void Random_conditions_are_on_average_within_one_and_a_half_points_of_the_expected()
    {
        Reference.Require();
        var differences = ExpectedGrid.Read().Random.Select(Points).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"points: mean {differences.Average():F3}, mean size {differences.Average(Math.Abs):F3}, largest {differences.Max(Math.Abs):F3}"));
        Assert.InRange(differences.Average(Math.Abs), 0, 1.5);
    }

    [SkippableTheory]
    [InlineData("lossless", "uniform-noise(width=0.1,contrast=1)")]
    [InlineData("lossless", "low-pass(std=1)")]
    [InlineData("jpeg", "uniform-noise(width=0.1,contrast=1)")]
    [InlineData("jpeg", "low-pass(std=1)")]
    public void The_adversarially_trained_network_beats_every_ResNet_on(string dataset, string condition) =>
        Assert.All(ResNets(dataset, condition), accuracy => Assert.True(Accuracy("cifar_resnet4b", dataset, condition) > accuracy));

    [SkippableTheory]
    [InlineData("lossless", "contrast(level=0.3)")]
    [InlineData("lossless", "high-pass(std=0.7)")]
    [InlineData("jpeg", "contrast(level=0.3)")]
    [InlineData("jpeg", "high-pass(std=0.7)")]
    public void The_adversarially_trained_network_is_worse_than_every_ResNet_on(string dataset, string condition) =>
        Assert.All(ResNets(dataset, condition), accuracy => Assert.True(Accuracy("cifar_resnet4b", dataset, condition) < accuracy));

    [SkippableTheory]
    [InlineData("cifar_resnet20", 808)]
    [InlineData("cifar_resnet32", 842)]
    [InlineData("cifar_resnet44", 825)]
    [InlineData("cifar_resnet56", 828)]
    [InlineData("cifar_resnet4b", 761)]
    [InlineData("cifar_wide", 634)]
    [InlineData("captum_lenet", 582)]
    public void Clean_accuracy_on_the_thousand_JPEG_images_is_the_expected_one(string model, int correct)
    {
        Reference.Require();
        var cell = AccuracyTable.Read(run.Clean)[model, "jpeg", "clean"];
        Assert.Equal((1000, correct), (cell.Images, cell.Correct));
    }

    private double Points(ExpectedGrid.Cell cell) => 100.0 * (Correct(cell) - cell.Correct) / ExpectedGrid.Images;

    private int Correct(ExpectedGrid.Cell cell)
    {
        var found = AccuracyTable.Read(run.Results)[cell.Model, "lossless", cell.Condition];
        Assert.Equal(ExpectedGrid.Images, found.Images);
        return found.Correct;
    }

    private IEnumerable<double> ResNets(string dataset, string condition) =>
        new[] { "cifar_resnet20", "cifar_resnet32", "cifar_resnet44" }.Select(model => Accuracy(model, dataset, condition));

    private double Accuracy(string model, string dataset, string condition)
    {
        Reference.Require();
        return AccuracyTable.Read(run.Results)[model, dataset, condition].Accuracy;
    }
}
