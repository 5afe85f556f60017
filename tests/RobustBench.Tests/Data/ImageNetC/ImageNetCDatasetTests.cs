using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.ImageNetC;

public sealed class ImageNetCDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("noise/")]
    public void Folders_say_condition_and_class_and_the_key_is_that_of_the_photograph(string above)
    {
        Write($"{above}gaussian_noise/1/n01440764/a.JPEG", $"{above}gaussian_noise/5/n01440764/a.JPEG", $"{above}shot_noise/1/n02124075/b.JPEG");
        using var images = Opened.Of("imagenet-c", ("path", _folder.Path));

        Assert.Equal(["n01440764/a.JPEG 0", "n01440764/a.JPEG 0", "n02124075/b.JPEG 285"], images.Labelled());
        Assert.Equal(["gaussian_noise(severity=1)", "gaussian_noise(severity=5)", "shot_noise(severity=1)"], images.Conditions);
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(images.ConditionOf));
        Assert.Equal(1000, images.ClassNames!.Count);
    }

    [Fact]
    public void What_is_no_image_of_a_severity_is_left_out_with_a_notice()
    {
        Write("snow/1/n01440764/a.JPEG", "snow/6/n01440764/a.JPEG", "snow/n01440764/a.JPEG", "snow/2/n01440764/readme.txt");
        using var images = Opened.Of("imagenet-c", ("path", _folder.Path));

        Assert.Equal(["n01440764/a.JPEG"], images.Keys());
        Assert.StartsWith("files left out, since they are not CORRUPTION/SEVERITY/WNID/FILE with a severity from 1 to 5: 3", Assert.Single(images.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_severities_or_of_other_classes_is_refused()
    {
        Write("val/n01440764/a.JPEG");
        Assert.Contains("it holds no images in CORRUPTION/SEVERITY/WNID", Assert.Single(Opened.Problems("imagenet-c", ("path", _folder.Path))), StringComparison.Ordinal);

        Write("fog/1/cat/a.JPEG");
        Assert.Contains("`cat` is no WordNet id", Assert.Single(Opened.Problems("imagenet-c", ("path", _folder.Path))), StringComparison.Ordinal);
    }

    private void Write(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(file))!);
            File.WriteAllBytes(_folder.File(file), [1, 2, 3]);
        }
    }
}
