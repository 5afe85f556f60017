using RobustBench.Running;

namespace RobustBench.Tests.Running;

public sealed class BatchSizesTests
{
    // Results depend on these numbers to the last bit: they change on purpose alone.
    [Theory]
    [InlineData(32, 32, false, 16)]
    [InlineData(32, 32, true, 512)]
    [InlineData(64, 64, false, 16)]
    [InlineData(224, 224, false, 8)]
    [InlineData(224, 224, true, 256)]
    [InlineData(299, 299, false, 4)]
    [InlineData(224, 448, false, 4)]
    [InlineData(5000, 5000, false, 1)]
    [InlineData(100_000, 100_000, true, 1)]
    [InlineData(1, 1, false, 16)]
    public void The_default_is_a_fixed_function_of_size_and_device(int height, int width, bool gpu, int size) =>
        Assert.Equal(size, BatchSizes.Default(height, width, gpu));

    [Fact]
    public void Candidates_are_powers_of_two_about_the_default() =>
        Assert.Equal([2, 4, 8, 16, 32], BatchSizes.Candidates(224, 224, gpu: false));

    [Fact]
    public void The_largest_stimuli_have_a_candidate_too() =>
        Assert.Equal([1, 2, 4], BatchSizes.Candidates(5000, 5000, gpu: false));
}
