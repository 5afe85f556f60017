using RobustBench.Conditions.Attacks;
using RobustBench.Models;
using RobustBench.Randomness;
using RobustBench.Running;
using static TorchSharp.torch;

namespace RobustBench.Tests.Conditions.Attacks;

public sealed class OnePixelTests
{
    private const int Side = 5;

    static OnePixelTests() => TorchNative.EnsureLoaded();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void No_more_pixels_change_than_it_may(int pixels)
    {
        using var network = LinearNetwork.Random(2, Side);
        var images = GivenAttack.Images(6, Side);
        var result = GivenAttack.Run("one-pixel", $"pixels={pixels},population=30,generations=5", network, images, GivenAttack.Decisions(network, images)).Images;
        Assert.All(images.Zip(result), pair => Assert.InRange(Change.Between(pair.First, pair.Second).Pixels, 0, pixels));
    }

    [Fact]
    public void It_finds_the_one_pixel_that_a_network_looks_at()
    {
        // Class 1 wins where the green of row 3, column 1 is above 0.9; the images have 0 there.
        var (bias, eye) = (new float[3 * Side * Side], new float[3 * Side * Side]);
        bias[0] = 0.9f;
        eye[Side * Side + 3 * Side + 1] = 1;
        using var network = new LinearNetwork([bias, eye], Side);
        var image = new float[3 * Side * Side];
        image[0] = 1;
        var (images, ledger) = GivenAttack.Run("one-pixel", "population=60,generations=60", network, [image], [0]);
        Assert.Equal([1], GivenAttack.Decisions(network, images));
        Assert.InRange(images[0][Side * Side + 3 * Side + 1], 0.9f, 1);
        Assert.Equal(0, ledger.Queries[0] % 60);
    }

    [Fact]
    public void Candidates_that_are_known_count_even_where_a_generation_has_no_others()
    {
        // Three members on a single pixel soon are all the same.
        using var network = new LinearNetwork([[1, 1, 1], [0, 0, 0]], 1);
        var (_, ledger) = GivenAttack.Run("one-pixel", "population=3,generations=200", network, [[0.9f, 0.9f, 0.9f]], [0]);
        Assert.Equal(3 * 201, ledger.Queries[0]);
    }

    [Fact]
    public void A_search_that_fails_asks_for_every_generation_and_the_first_population()
    {
        using var network = new LinearNetwork([[.. Enumerable.Repeat(1f, 3 * Side * Side)], new float[3 * Side * Side]], Side);
        var (images, ledger) = GivenAttack.Run("one-pixel", "population=10,generations=7", network, [[.. Enumerable.Repeat(0.9f, 3 * Side * Side)]], [0]);
        Assert.Equal(80, ledger.Queries[0]);
        // The member of the highest loss is shown: some pixel is darker.
        Assert.True(images[0].Sum() < 0.9 * 3 * Side * Side - 0.5);
    }

    [Fact]
    public void The_first_population_is_uniform_in_place_and_normal_in_colour()
    {
        var population = new PixelPopulation(new NoiseSource(1, "0", "one-pixel"), height: 10, width: 20, pixels: 1, size: 20_000);
        population.Breed();
        var members = Enumerable.Range(0, 20_000).Select(index => population.Candidate(index).ToArray()).ToList();
        Assert.InRange(members.Average(member => member[0]), 9.8, 10.2);
        Assert.InRange(members.Average(member => member[1]), 4.9, 5.1);
        Assert.All(members, member => Assert.True(member[0] is >= 0 and < 20 && member[1] is >= 0 and < 10));
        // Of a normal number with mean 128 and deviation 127, on the scale of 255: clipped to black below −128/127 deviations.
        Assert.InRange(members.Count(member => member[2] == 0) / 20_000.0, 0.147, 0.167);
        Assert.InRange(members.Count(member => member[3] == 1) / 20_000.0, 0.149, 0.169);
        Assert.InRange(members.Count(member => member[4] < 128 / 255f) / 20_000.0, 0.49, 0.51);
    }

    [Fact]
    public void A_child_is_one_member_plus_half_the_difference_of_two_others()
    {
        var population = new PixelPopulation(new NoiseSource(3, "0", "one-pixel"), 32, 32, pixels: 1, size: 12);
        population.Breed();
        var parents = Candidates(population);
        Select(population, new float[12], new bool[12]);
        population.Breed();
        Assert.All(Candidates(population), child => Assert.Contains(
            from a in Enumerable.Range(0, 12)
            from b in Enumerable.Range(0, 12)
            from c in Enumerable.Range(0, 12)
            where a != b && b != c && a != c
            select Enumerable.Range(0, 5).Select(i => Math.Clamp(parents[a][i] + 0.5f * (parents[b][i] - parents[c][i]), 0, i < 2 ? MathF.BitDecrement(32) : 1)).ToArray(),
            made => made.SequenceEqual(child)));
    }

    [Fact]
    public void A_child_takes_its_parents_place_only_where_its_loss_is_higher()
    {
        // With this seed no two children of a generation are the same.
        const int Distinct = 6;
        var population = new PixelPopulation(new NoiseSource(Distinct, "0", "one-pixel"), 32, 32, pixels: 1, size: 3);
        population.Breed();
        var first = Candidates(population);
        Select(population, [1, 5, 1], new bool[3]);
        Assert.Equal(first[1], population.Best.ToArray());
        population.Breed();
        var second = Candidates(population);
        Select(population, [1, 4, 6], [true, true, false]);
        Assert.Equal(second[2], population.Best.ToArray());
        Assert.False(population.Succeeded);
        population.Breed();
        Select(population, [2, 0, 0], [true, false, false]);
        Assert.True(population.Succeeded);
    }

    [Fact]
    public void A_candidate_replaces_whole_pixels_and_the_later_of_two_at_one_place_is_seen()
    {
        var images = GivenAttack.Images(2, Side);
        using var scope = NewDisposeScope();
        var stimuli = tensor([.. images.SelectMany(image => image)], [2, 3, Side, Side]);
        float[] candidate = [4.9f, 0.2f, 0.1f, 0.2f, 0.3f, 1, 2, 0.4f, 0.5f, 0.6f, 4.1f, 0.9f, 0.7f, 0.8f, 0.9f];
        var painted = Tensors.Floats(new PixelPainter(stimuli).Paint([1, 0], _ => candidate)).Chunk(3 * Side * Side).ToArray();
        foreach (var (copy, image) in painted.Zip([images[1], images[0]]))
        {
            float[] expected = [.. image];
            for (var channel = 0; channel < 3; channel++)
            {
                expected[channel * Side * Side + 4] = candidate[12 + channel];
                expected[channel * Side * Side + 2 * Side + 1] = candidate[7 + channel];
            }

            Assert.Equal(expected, copy);
        }
    }

    [Fact]
    public void A_change_whose_answer_is_known_is_not_asked_about_again()
    {
        // Of one pixel, and colours clipped to their bounds, many candidates are alike.
        var population = new PixelPopulation(new NoiseSource(3, "0", "one-pixel"), 1, 1, pixels: 1, size: 2000);
        var first = population.Breed();
        var members = Patches(population);
        Assert.Equal(members.Distinct().Count(), first.Count);
        Assert.True(first.Count < 2000);

        Select(population, new float[2000], new bool[2000]);
        var second = population.Breed();
        var children = Patches(population);

        Assert.Equal(children.Distinct().Except(members).Order(StringComparer.Ordinal), second.Select(index => children[index]).Order(StringComparer.Ordinal));
        Assert.Contains(children, members.Contains);
    }

    [Fact]
    public void Every_candidate_counts_as_a_query_whether_it_was_asked_about_or_known()
    {
        using var network = new LinearNetwork([[1, 1, 1], [0, 0, 0]], 1);
        Assert.Equal(3 * 2000, GivenAttack.Run("one-pixel", "population=2000,generations=2", network, [[0.5f, 0.5f, 0.5f]], [0]).Ledger.Queries[0]);
        Assert.InRange(network.Shown, 2000, 3 * 2000 - 20);
    }

    private static List<string> Patches(PixelPopulation population) => [.. Candidates(population).Select(candidate => string.Join(' ', candidate[2..]))];

    private static void Select(PixelPopulation population, float[] losses, bool[] reached)
    {
        for (var i = 0; i < losses.Length; i++) population.Learn(i, losses[i], reached[i]);
        population.Select();
    }

    private static float[][] Candidates(PixelPopulation population)
    {
        var all = new List<float[]>();
        try
        {
            for (var i = 0; ; i++) all.Add(population.Candidate(i).ToArray());
        }
        catch (ArgumentOutOfRangeException)
        {
            return [.. all];
        }
    }
}
