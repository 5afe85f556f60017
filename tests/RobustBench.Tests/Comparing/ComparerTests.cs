using RobustBench.Comparing;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Comparing;

public sealed class ComparerTests : IDisposable
{
    private readonly Pairs _pairs = new();

    public void Dispose() => _pairs.Dispose();

    [Fact]
    public void A_cell_has_its_difference_flips_and_test()
    {
        _pairs.Write(both: 36, onlyOld: 12, onlyNew: 2, neither: 0);

        var cell = Assert.Single(Comparer.Run(_pairs.Old, _pairs.New).Cells);

        Assert.Equal((50, 12, 2), (cell.Answers.Images, cell.Answers.OnlyFirst, cell.Answers.OnlySecond));
        Assert.Equal(-0.2, cell.Difference, 12);
        // Newcombe 1998, table III, with the sides exchanged.
        Assert.Equal((-0.3404, -0.0569), (Math.Round(cell.DifferenceInterval.Low, 4), Math.Round(cell.DifferenceInterval.High, 4)));
        // 2 · (1 + 14 + 91) / 2¹⁴
        Assert.Equal(0.012939453125, cell.P, 12);
        Assert.Equal(12, cell.NegativeFlips.Count);
        Assert.Equal(("cat", "dog"), (cell.NegativeFlips[0].Baseline, cell.NegativeFlips[0].Candidate));
    }

    [Fact]
    public void P_values_are_corrected_over_the_cells()
    {
        _pairs.Write(36, 12, 2, 0);
        _pairs.Write(40, 5, 5, 0, "greyscale");

        Assert.Equal([0.02587890625, 1], Comparer.Run(_pairs.Old, _pairs.New).Cells.Select(cell => Math.Round(cell.CorrectedP, 12)));
    }

    [Fact]
    public void Two_models_of_one_folder_are_compared_by_name()
    {
        Pairs.Write(_pairs.Old, "clean", "a", 10, image => image < 8);
        Pairs.Write(_pairs.Old, "clean", "b", 10, image => image < 5);

        var cell = Assert.Single(Comparer.Run($"{_pairs.Old}:a", $"{_pairs.Old}:b").Cells);

        Assert.Equal(("a", "b", 3), (cell.Baseline, cell.Candidate, cell.Answers.OnlyFirst));
    }

    [Fact]
    public void The_only_model_of_each_folder_may_be_called_otherwise()
    {
        Pairs.Write(_pairs.Old, "clean", "v1", 10, image => image < 8);
        Pairs.Write(_pairs.New, "clean", "v2", 10, image => image < 8);

        Assert.Equal("v2", Assert.Single(Comparer.Run(_pairs.Old, _pairs.New).Cells).Candidate);
    }

    [Fact]
    public void Imported_trials_are_compared_on_the_images_that_both_have_and_it_says_so()
    {
        Pairs.Write(_pairs.Old, "clean", "m", 10, _ => true, CellPosition.None);
        Pairs.Write(_pairs.Old, "0.5", "m", 10, _ => true, CellPosition.None);
        Pairs.Write(_pairs.New, "clean", "m", 7, _ => true);

        var comparison = Comparer.Run(_pairs.Old, _pairs.New);

        Assert.Equal((7, 3), (Assert.Single(comparison.Cells).Answers.Images, comparison.Cells[0].Unpaired));
        Assert.Contains(comparison.Warnings, warning => warning.Contains("cifar · 0.5", StringComparison.Ordinal));
        Assert.Contains(comparison.Warnings, warning => warning.EndsWith("3 images are the baseline's alone and 0 the candidate's; the 7 that both have are compared", StringComparison.Ordinal));
    }

    [Fact]
    public void A_difference_below_the_audits_spread_is_warned_of()
    {
        _pairs.Write(80, 3, 2, 15);
        _pairs.Write(60, 20, 5, 15, "greyscale");
        File.WriteAllText(Path.Combine(_pairs.New, "audit.json"), """{ "spreads": [{ "model": "m", "dataset": "cifar", "spread": 0.04 }] }""");

        Assert.Equal(
            ["`m` on `cifar`: the difference under clean is smaller than the 4.0 points by which resize filter, decoder and precision alone move the accuracy (audit.json)"],
            Comparer.Run(_pairs.Old, _pairs.New).Warnings);
    }

    [Fact]
    public void A_damaged_audit_is_named()
    {
        _pairs.Write(8, 1, 0, 1);
        File.WriteAllText(Path.Combine(_pairs.New, "audit.json"), "{}");

        Assert.StartsWith(Path.Combine(_pairs.New, "audit.json") + ": is no audit", Refused().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_seeds_labels_and_stimuli_are_refused_and_named()
    {
        _pairs.Write(8, 1, 0, 1);
        File.WriteAllText(Path.Combine(_pairs.Old, "run.json"), """{ "suite": { "seed": 1, "labels": "native" }, "datasets": [{ "key": "cifar", "stimulus": { "height": 32, "quantise": "none" } }] }""");
        File.WriteAllText(Path.Combine(_pairs.New, "run.json"), """{ "suite": { "seed": 2, "labels": { "map": "entry16", "aggregate": "max" } }, "datasets": [{ "key": "cifar", "stimulus": { "height": 32, "quantise": "round" } }] }""");

        Assert.Equal(
            [
                $"the seed: 1 in {_pairs.Old} and 2 in {_pairs.New}: compare runs of one suite",
                $"the labels: native in {_pairs.Old} and map entry16, aggregate max in {_pairs.New}: compare runs of one suite",
                $"the stimulus of `cifar`: height 32, quantise none in {_pairs.Old} and height 32, quantise round in {_pairs.New}: compare runs of one suite",
            ],
            Refused());
    }

    [Fact]
    public void Other_images_are_refused_whatever_they_are_called()
    {
        Pairs.Write(_pairs.Old, "clean", "m", Sample.Trials(5, 5), shown: "aa");
        Pairs.Write(_pairs.New, "clean", "m", Sample.Trials(5, 5), shown: "bb");

        Assert.Contains("were not shown the same images", Refused().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_one_run_lacks_is_refused_unless_it_is_left_out()
    {
        _pairs.Write(8, 1, 0, 1);
        Pairs.Write(_pairs.Old, "greyscale", "m", 10, _ => true);

        Assert.StartsWith($"{_pairs.New} has no trials of `m` for cifar · greyscale:", Refused().Single(), StringComparison.Ordinal);
        Assert.Single(Comparer.Run(_pairs.Old, _pairs.New, conditions: "cl*").Cells);
    }

    [Fact]
    public void Fewer_images_other_labels_and_unfinished_cells_are_refused()
    {
        Pairs.Write(_pairs.Old, "clean", "m", 10, _ => true);
        Pairs.Write(_pairs.New, "clean", "m", 9, _ => true);
        Assert.Contains("1 images are the baseline's alone", Refused().Single(), StringComparison.Ordinal);

        Pairs.Write(_pairs.New, "clean", "m", [.. Sample.Trials(10, 10).Select(trial => trial with { Label = "bird" })]);
        Assert.Contains("image '0' is labelled 'cat' there and 'bird' of `m`", Refused().Single(), StringComparison.Ordinal);

        Sample.Part(Sample.Trials(5, 5), "m", cellImages: 10).Save(_pairs.New);
        Assert.Contains("has 5 of 10 images", Refused().Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_several_models_asks_which_one()
    {
        Pairs.Write(_pairs.Old, "clean", "a", 5, _ => true);
        Pairs.Write(_pairs.Old, "clean", "b", 5, _ => true);
        Pairs.Write(_pairs.New, "clean", "c", 5, _ => true);

        Assert.Equal($"{_pairs.Old}: which of its models is compared with {_pairs.New}? Write {_pairs.Old}:MODEL with one of a, b", Refused().Single());
        Assert.Equal($"{_pairs.Old}: has no model `d`; it has a, b", Assert.Throws<InputException>(() => Comparer.Run($"{_pairs.Old}:d", _pairs.New)).Message);
    }

    private IReadOnlyList<string> Refused() => Assert.Throws<InputException>(() => Comparer.Run(_pairs.Old, _pairs.New)).Problems;
}
