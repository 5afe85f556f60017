using RobustBench.Tests.Data.Npy;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.CifarC;

public sealed class CifarCDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_array_holds_the_test_images_at_five_severities()
    {
        var values = NpyFile.Images(10, 4, 4);
        Write("fog", values);
        Write("snow", [.. values.Select(value => (byte)(255 - value))]);
        Labels(3, 7, 3, 7, 3, 7, 3, 7, 3, 7);
        using var images = Opened.Of("cifar-c", ("path", _folder.Path));

        Assert.Equal(20, images.Count);
        Assert.Equal(["0 3", "1 7", "0 3", "1 7"], images.Labelled().Take(4));
        Assert.Equal(["fog(severity=1)", "fog(severity=2)", "fog(severity=3)", "fog(severity=4)", "fog(severity=5)", "snow(severity=1)"], images.Conditions.Take(6));
        Assert.Equal([0, 0, 1, 1, 4, 5, 9], new[] { 0, 1, 2, 3, 9, 10, 19 }.Select(images.ConditionOf));
        Assert.Equal("ship", images.ClassNames![8]);
        // Image 1 at severity 3 of snow is the sixth of its array.
        Assert.Equal(255 - values[5 * 48], Planes.Of(images, 15).Pixels[0]);
    }

    [Fact]
    public void Labels_above_nine_are_those_of_CIFAR_100()
    {
        Write("fog", NpyFile.Images(5, 4, 4));
        Labels(0, 99, 1, 2, 3);
        using var images = Opened.Of("cifar-c", ("path", _folder.Path));

        Assert.Equal("apple", images.ClassNames![0]);
    }

    [Fact]
    public void What_is_not_the_published_layout_is_refused()
    {
        Assert.Contains("it holds no arrays of corruptions", Assert.Single(Opened.Problems("cifar-c", ("path", _folder.Path))), StringComparison.Ordinal);

        Write("fog", NpyFile.Images(7, 4, 4), 7);
        Labels(0, 1, 2, 3, 4, 5, 6);
        Assert.Contains("it has 7 images, which are not the same number for each of 5 severities", Assert.Single(Opened.Problems("cifar-c", ("path", _folder.Path))), StringComparison.Ordinal);
    }

    private void Write(string corruption, byte[] values, int? count = null) =>
        File.WriteAllBytes(_folder.File($"{corruption}.npy"), NpyFile.Array("|u1", $"({count ?? values.Length / 48}, 4, 4, 3)", values));

    private void Labels(params byte[] labels) => File.WriteAllBytes(_folder.File("labels.npy"), NpyFile.Array("|u1", $"({labels.Length},)", labels));
}
