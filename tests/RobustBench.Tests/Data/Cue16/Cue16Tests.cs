using System.Security.Cryptography;
using RobustBench.Data.Cue16;
using RobustBench.Tests.Cli;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Data.Cue16;

public sealed class Cue16Tests
{
    [Theory]
    [InlineData("original", "test", "412e109eb691f47d")]
    [InlineData("greyscale", "test", "fa9b4eefa34c248f")]
    [InlineData("silhouette", "test", "7c9664e6e60db074")]
    [InlineData("edges", "test", "cd892dcbfd36ebaa")]
    [InlineData("texture", "test", "2dd58542c89fb1ca")]
    [InlineData("cue-conflict", "test", "20f5b35f64ed14e5")]
    [InlineData("stylised", "train", "89cfd5b414d5fedf")]
    [InlineData("original", "train", "3c64111ca331e9d4")]
    [InlineData("original", "replication", "cdc06310268735aa")]
    public void The_first_images_are_the_same_bits_everywhere(string stimuli, string split, string start)
    {
        using var images = Opened.Of("cue16", ("stimuli", stimuli), ("split", split));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var index = 0; index < 64; index++) hash.AppendData(Planes.Of(images, index).Pixels);

        // Other pixels need another version, or the trials of the old ones would be taken for theirs.
        Assert.Equal((1, start), (Cue16Images.Version, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void Images_are_the_same_bits_without_the_processors_vector_instructions(string switchedOff)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("suite.yaml"), """
            datasets: { original: { kind: cue16 }, conflict: { kind: cue16, stimuli: cue-conflict }, edges: { kind: cue16, stimuli: edges } }
            models: { standard: zoo/standard }
            conditions: [clean]

            """);

        Assert.Equal(0, Program.Run("preview", folder.File("suite.yaml"), "--out", folder.File("with.png"), "--images", "16").ExitCode);
        var without = Program.Run(_ => { }, [(switchedOff, "0")], "preview", folder.File("suite.yaml"), "--out", folder.File("without.png"), "--images", "16");

        Assert.Equal(0, without.ExitCode);
        Assert.Equal(File.ReadAllBytes(folder.File("with.png")), File.ReadAllBytes(folder.File("without.png")));
    }

    [Fact]
    public void Without_settings_it_is_the_test_split_of_original_images()
    {
        using var images = Opened.Of("cue16");

        Assert.Equal(1_920, images.Count);
        Assert.Equal(Drawn.Pixels(Stimuli.Original, 5), Planes.Of(images, 5).Pixels);
        Assert.Equal(["disc", "square", "triangle", "star"], images.ClassNames!.Take(4));
        Assert.Equal(16, images.Classes);
        Assert.Equal(["shape", "texture", "selection_frequency"], images.Columns);
        Assert.Equal("17 1", images.Labelled().ElementAt(17));
    }

    [Fact]
    public void Another_seed_draws_other_images_of_the_same_classes()
    {
        using var images = Opened.Of("cue16", ("seed", "1"));

        Assert.NotEqual(Drawn.Pixels(Stimuli.Original, 3), Planes.Of(images, 3).Pixels);
        Assert.Equal(3, images.Describe(3).Label);
    }

    [Fact]
    public void No_image_stands_in_two_splits_or_twice_in_one()
    {
        var hashes = Split.All.SelectMany(split => Enumerable.Range(0, 320).AsParallel()
            .Select(index => Convert.ToHexString(SHA256.HashData(Drawn.Pixels(Stimuli.Silhouette, index, split.Name))))).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void An_image_does_not_depend_on_those_before_it_or_beside_it()
    {
        using var images = Opened.Of("cue16", ("stimuli", "cue-conflict"));
        var alone = Planes.Of(images, 40).Pixels;

        var beside = Enumerable.Range(32, 16).AsParallel().Select(index => (Index: index, Planes.Of(images, index).Pixels)).ToList();

        Assert.Equal(alone, beside.Single(image => image.Index == 40).Pixels);
    }

    [Fact]
    public void Content_tells_kind_split_seed_and_index_apart()
    {
        var contents = new[]
        {
            Content("original", "test", "0", 0), Content("greyscale", "test", "0", 0), Content("original", "train", "0", 0),
            Content("original", "test", "1", 0), Content("original", "test", "0", 1),
        };

        Assert.Equal(contents.Length, contents.Distinct().Count());
        Assert.Equal(contents[0], Content("original", "test", "0", 0));
    }

    [Theory]
    [InlineData("original", "key", "key", true)]
    [InlineData("greyscale", "key", "key", true)]
    [InlineData("silhouette", "key", "", false)]
    [InlineData("edges", "key", "", false)]
    [InlineData("texture", "", "key", false)]
    [InlineData("cue-conflict", "key", "flower", true)]
    public void Trials_know_the_classes_of_both_cues_as_far_as_they_are_shown(string stimuli, string shape, string texture, bool judged)
    {
        using var images = Opened.Of("cue16", ("stimuli", stimuli));

        var image = images.Describe(14);

        Assert.Equal(14, image.Label);
        Assert.Equal([shape, texture], image.Further.Take(2));
        Assert.Equal(judged, image.Further[2].Length > 0);
    }

    [Fact]
    public void Conflicts_show_every_pair_of_differing_classes_equally_often()
    {
        var scenes = Enumerable.Range(0, 480).Select(index => Drawn.Scene(Stimuli.CueConflict, index));

        var pairs = scenes.GroupBy(scene => (scene.Shape, scene.Texture)).ToList();

        Assert.Equal(240, pairs.Count);
        Assert.All(pairs, pair => Assert.NotEqual(pair.Key.Shape, pair.Key.Texture));
        Assert.All(pairs, pair => Assert.Equal(2, pair.Count()));
    }

    [Fact]
    public void Stylised_images_wear_all_textures_about_equally_often()
    {
        var worn = Enumerable.Range(0, 3_200).CountBy(index => Drawn.Scene(Stimuli.Stylised, index, "train").Texture).ToList();

        Assert.Equal(16, worn.Count);
        // 200 each, with a standard deviation of 14.
        Assert.All(worn, texture => Assert.InRange(texture.Value, 145, 255));
    }

    private static string Content(string stimuli, string split, string seed, int index)
    {
        using var images = Opened.Of("cue16", ("stimuli", stimuli), ("split", split), ("seed", seed));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        images.AppendContent(index, hash);
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
