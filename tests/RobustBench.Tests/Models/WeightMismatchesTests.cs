using System.Diagnostics;
using RobustBench.Models;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models;

public sealed class WeightMismatchesTests
{
    private const string Mend = "; name the architecture the weights were trained as";

    [Fact]
    public void Weights_that_fit_have_no_problems() => Assert.Empty(Problems(["a.weight"], ["a.weight", "a.num_batches_tracked"]));

    [Fact]
    public void A_missing_tensor_and_one_left_over_name_each_other_where_they_are_near() => Assert.Equal(
        [
            $"w.pth: tensor 'conv1.weight': missing, tiny needs it as 1, nearest unused is 'conv_1.weight'{Mend}",
            $"w.pth: tensor 'stem.bias': missing, tiny needs it as 1{Mend}",
            $"w.pth: tensor 'conv_1.weight': tiny has no place for it, nearest missing is 'conv1.weight'{Mend}",
            $"w.pth: tensor 'classifier.6.gamma': tiny has no place for it{Mend}",
        ],
        Problems(["conv1.weight", "stem.bias"], ["conv_1.weight", "classifier.6.gamma"]));

    [Theory]
    [InlineData("abcdef", "abcxyf", true)]
    [InlineData("abcdef", "abxyzf", false)]
    public void Near_is_a_third_of_the_name(string missing, string unused, bool near) => Assert.Equal(
        near, Problems([missing], [unused])[0].Contains("nearest", StringComparison.Ordinal));

    [Theory]
    [InlineData("backbone.")]
    [InlineData("model.net.")]
    public void A_prefix_of_all_names_is_told_first(string prefix)
    {
        string[] names = ["conv.weight", "conv.bias", "layer1.conv.weight"];

        var extra = Problems(names, [.. names.Select(name => prefix + name), $"{prefix}bn.num_batches_tracked"]);
        var lacked = Problems([.. names.Select(name => prefix + name)], names);

        Assert.Equal(1 + 3 + 3, lacked.Count);
        Assert.Equal($"w.pth: all its names begin with '{prefix}', those of tiny without; take it off the names of the state dict", extra[0]);
        Assert.Equal($"w.pth: all names of tiny begin with '{prefix}', those of the file without; put it before the names of the state dict", lacked[0]);
        Assert.Single(lacked, line => line.Contains(prefix, StringComparison.Ordinal) && !line.Contains("tensor '", StringComparison.Ordinal));
    }

    [Fact]
    public void A_prefix_that_does_not_make_all_names_fit_is_not_told()
    {
        var problems = Problems(["a.weight", "b.weight"], ["net.a.weight", "net.c.weight"]);

        Assert.Equal(4, problems.Count);
        Assert.All(problems, line => Assert.Contains("tensor '", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_file_was_understood_as_is_told_with_what_does_not_fit() =>
        Assert.Equal("w.pth: of `model`, `ema` the first was taken", Problems(["a"], [], "of `model`, `ema` the first was taken")[0]);

    [Fact]
    public void A_name_with_line_breaks_stays_on_one_line() =>
        Assert.Equal($"w.pth: tensor 'a?b': tiny has no place for it{Mend}", Assert.Single(Problems([], ["a\nb"])));

    [Fact]
    public void A_size_that_the_file_chooses_must_have_its_numbers()
    {
        var endless = new WeightTensor("w", WeightType.F32, [1L << 40, 1], new byte[4]) { Strides = [0, 0] };
        var mismatches = new WeightMismatches("tiny", File(new Dictionary<string, WeightTensor> { ["w"] = endless }));

        Assert.Null(mismatches.Find("w", [WeightMismatches.AnySize, 1]));
        Assert.Equal($"w.pth: tensor 'w': repeats 1 numbers 1099511627776x1, tiny needs it as Nx1{Mend}", Assert.Single(mismatches.Problems()));
    }

    [Fact]
    public void Very_many_names_are_told_without_comparing_them_all()
    {
        static string[] Names(char letter) => [.. Enumerable.Range(0, 3000).Select(i => $"{new string(letter, 60)}{i}")];
        var watch = Stopwatch.StartNew();

        Assert.Equal(6000, Problems(Names('a'), Names('b')).Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static IReadOnlyList<string> Problems(string[] needed, string[] given, string? note = null)
    {
        var mismatches = new WeightMismatches(
            "tiny", File(given.ToDictionary(name => name, name => new WeightTensor(name, WeightType.F32, [1], new byte[4])), note));
        foreach (var name in needed)
            mismatches.Find(name, [1]);
        return mismatches.Problems();
    }

    private static WeightFile File(Dictionary<string, WeightTensor> tensors, string? note = null) => new("w.pth", "", tensors) { Note = note };
}
