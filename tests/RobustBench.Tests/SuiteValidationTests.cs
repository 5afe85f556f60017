using RobustBench.Tests.Cli;
using RobustBench.Tests.Running;

namespace RobustBench.Tests;

public sealed class SuiteValidationTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void A_right_suite_has_no_problems() => Assert.Empty(SuiteValidation.Problems(_tiny.SuitePath));

    [Fact]
    public void What_is_wrong_in_the_text_the_data_the_sizes_and_the_weights_is_told_at_once()
    {
        File.WriteAllText(_tiny.File("short.bin"), "x");
        _tiny.Save("n.safetensors", TinySuite.LeNet(1, classes: 7));
        _tiny.Save("o.safetensors", TinySuite.LeNet(1).Weight("fc9.bias", 3));
        _tiny.Write("""
            sead: 7
            datasets:
              d: { kind: cifar-binary, path: data.bin, stimulus: { size: 31 } }
              e: { kind: cifar-binary, path: short.bin }
              f: { kind: cifar-binary, path: gone.bin }
            models:
              n: { architecture: captum_lenet, weights: n.safetensors }
              o: { architecture: captum_lenet, weights: o.safetensors }
            conditions: [clean, phase-noise: { width: 30 }, contrast: { level: 2 }]

            """);

        var problems = SuiteValidation.Problems(_tiny.SuitePath).Select(problem => problem[(_tiny.SuitePath.Length + 1)..]).ToList();

        Assert.Equal(["1:1", "5:34", "9:68", "4:3", "9:21", "7:3", "8:3"], problems.Select(problem => string.Join(':', problem.Split(':').Take(2))));
        Assert.Contains("needs even sides, and the stimuli are 31 × 31", problems[4], StringComparison.Ordinal);
        Assert.EndsWith("`n` has 7 classes and `d` has 10: they need the same classes", problems[5], StringComparison.Ordinal);
        Assert.Contains("tensor 'fc9.bias': captum_lenet has no place for it", problems[6], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[uniform*, clean]", 0)]
    [InlineData("[phase*, uniform*]", 1)]
    public void A_condition_is_refused_only_for_the_data_sets_that_are_shown_under_it(string globs, int problems)
    {
        _tiny.Write(TinySuite.Yaml
            .Replace("{ d:", $"{{ odd: {{ kind: cifar-binary, path: data.bin, stimulus: {{ size: 31 }}, conditions: {globs} }}, d:", StringComparison.Ordinal)
            .Replace("[clean,", "[clean, phase-noise: { width: 90 },", StringComparison.Ordinal));

        var found = SuiteValidation.Problems(_tiny.SuitePath);

        Assert.Equal(problems, found.Count);
        Assert.All(found, problem => Assert.Contains("phase-noise(width=90) on `odd`", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("zip")]
    [InlineData("npy")]
    [InlineData("cifar-binary")]
    public void A_data_set_without_a_path_is_a_problem_that_hides_no_other(string kind)
    {
        _tiny.Write(TinySuite.Yaml.Replace("kind: cifar-binary, path: data.bin", $"kind: {kind}", StringComparison.Ordinal)
            .Replace("seed", "sead", StringComparison.Ordinal));

        var problems = SuiteValidation.Problems(_tiny.SuitePath);

        Assert.Contains(problems, problem => problem.StartsWith($"{_tiny.SuitePath}:4:16: `d`", StringComparison.Ordinal) && problem.Contains("`path`", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith($"{_tiny.SuitePath}:2:1: a suite has no key `sead`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_no_suite_is_a_problem() =>
        Assert.Single(SuiteValidation.Problems(_tiny.File("gone.yaml")));

    [SkippableFact]
    public void Validation_needs_no_libtorch()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "the loader's own account of what it opens");

        var program = Program.Run(_ => { }, [("LD_DEBUG", "files")], "validate", _tiny.SuitePath);

        Assert.Equal(0, program.ExitCode);
        Assert.DoesNotMatch(@"calling init: \S*(libtorch\w*|libLibTorchSharp|libc10)\.so", program.Errors);
    }

    [Fact]
    public void Problems_end_with_exit_code_2_and_a_right_suite_with_0()
    {
        var right = Program.Run("validate", _tiny.SuitePath);
        _tiny.Write(TinySuite.Yaml.Replace("seed", "sead", StringComparison.Ordinal));
        var wrong = Program.Run("validate", _tiny.SuitePath);

        Assert.Equal((0, $"{_tiny.SuitePath}: no problems\n"), (right.ExitCode, right.Output));
        Assert.Equal((2, $"{_tiny.SuitePath}:2:1: a suite has no key `sead`: did you mean `seed`?\n"), (wrong.ExitCode, wrong.Errors));
    }
}
