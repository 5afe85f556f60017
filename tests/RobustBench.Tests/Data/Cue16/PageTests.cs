using System.Text.RegularExpressions;
using RobustBench.Data.Cue16;

namespace RobustBench.Tests.Data.Cue16;

/// <summary>docs/cue16.md says of classes and splits what the code says.</summary>
public sealed partial class PageTests
{
    private static readonly string Page = File.ReadAllText(Repository.Path("docs/cue16.md"));

    [Fact]
    public void The_classes_are_listed_with_their_textures()
    {
        var listed = Cells().Matches(Page[..Page.IndexOf("A class is called", StringComparison.Ordinal)])
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Where(pair => pair.Item1 is not ("class" or "---"));

        Assert.Equal(Shapes.Names.Zip(Textures.All.Select(texture => texture.Name)).Order(), listed.Order());
    }

    [Fact]
    public void The_splits_are_listed_with_their_sizes() => Assert.All(
        Split.All, split => Assert.Contains($"| `{split.Name}` | {split.Count:N0} |", Page, StringComparison.Ordinal));

    [Fact]
    public void The_ranges_are_listed() => Assert.All(
        new[] { Sampling.Original, Sampling.Again },
        sampling => Assert.All(
            [$"±{sampling.Rotation}°", $"±{sampling.TextureRotation}°", $"{sampling.HalfSize.Low}–{sampling.HalfSize.High}", $"{sampling.Background}",
                $"{sampling.Aspect.Low}–{sampling.Aspect.High}", $"{sampling.TextureScale.Low}–{sampling.TextureScale.High}", $"{sampling.LeastContrast}"],
            figure => Assert.Contains($" {figure} |", Page, StringComparison.Ordinal)));

    [GeneratedRegex(@"\| ([a-z-]+) \| ([a-z-]+) (?=\|)")]
    private static partial Regex Cells();
}
