using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Tests.Conditions;

/// <summary>What holds for every corruption; a new one joins by being a subclass.</summary>
public class CatalogueTests
{
    private const int Side = 6, Size = 3 * Side * Side;

    /// <summary>The families by the names of their classes, found in the library.</summary>
    public static TheoryData<string> Families => [.. typeof(Corruption).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Corruption)) && !type.IsAbstract)
        .Select(type => type.Name)];

    public static TheoryData<string> Distorting => [.. typeof(Corruption).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Corruption)) && !type.IsAbstract && type.Name != "Clean")
        .Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_family_is_listed_once(string type) =>
        Assert.Single(CorruptionCatalogue.All, family => family.GetType().Name == type);

    [Fact]
    public void Names_are_unique() =>
        Assert.Distinct(CorruptionCatalogue.All.Select(family => family.Name));

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_is_found_by_its_name(string type) =>
        Assert.Same(Family(type), CorruptionCatalogue.Find(Family(type).Name));

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_has_a_summary_and_a_source(string type) =>
        Assert.DoesNotContain("", new[] { Family(type).Summary.Trim(), Family(type).Source.Trim() });

    [Theory]
    [MemberData(nameof(Families))]
    public void Parameters_have_names_of_their_own(string type) =>
        Assert.Distinct(Family(type).Parameters.Select(parameter => parameter.Name));

    [Theory]
    [MemberData(nameof(Families))]
    public void Parameters_have_a_summary_and_a_range(string type) => Assert.All(
        Family(type).Parameters, parameter => Assert.DoesNotContain("", new[] { parameter.Summary.Trim(), parameter.Range }));

    [Theory]
    [MemberData(nameof(Families))]
    public void Defaults_are_within_their_ranges(string type) => Assert.All(
        Family(type).Parameters.Where(parameter => parameter.Default is not null),
        parameter => Assert.Equal(parameter.Default, parameter.Parse(parameter.Default!.Text)));

    [Theory]
    [MemberData(nameof(Distorting))]
    public void Colour_is_the_last_parameter_of_what_acts_on_colours(string type) =>
        Assert.Same(Family(type).NeedsMask ? null : Corruption.Colour, Family(type).Parameters is [.., var last] ? last : null);

    [Fact]
    public void Clean_has_no_parameter() => Assert.Empty(Family("Clean").Parameters);

    [Theory]
    [MemberData(nameof(Families))]
    public void The_same_image_gives_the_same_bits_twice(string type)
    {
        foreach (var step in Steps(type))
        {
            var image = Given.RandomImage(Side, Side);
            Assert.True(Apply(step, image).AsSpan().SequenceEqual(Apply(step, image)), $"{step.Key}, seed {Given.Seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void An_image_in_a_batch_is_the_image_alone_and_its_neighbours_stay(string type)
    {
        foreach (var step in Steps(type))
        {
            var image = Given.RandomImage(Side, Side);
            float[] batch = [.. Enumerable.Repeat(0.25f, Size), .. image, .. Enumerable.Repeat(0.75f, Size)];
            Condition.Of(step).Apply(new Stimulus(batch.AsMemory(Size, Size), Side, Side) { Mask = Given.Mask(Side, Side) }, new NoiseSource(Given.Seed, "0", step.Key));
            Assert.True(batch.AsSpan(Size, Size).SequenceEqual(Apply(step, image)), $"{step.Key}, seed {Given.Seed}");
            Assert.All(batch[..Size], value => Assert.Equal(0.25f, value));
            Assert.All(batch[(2 * Size)..], value => Assert.Equal(0.75f, value));
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_corruption_keeps_nothing_of_the_image_before(string type)
    {
        foreach (var step in Steps(type))
        {
            var image = Given.RandomImage(Side, Side);
            var before = Apply(step, image);
            Apply(step, new float[Size]);
            Assert.True(before.AsSpan().SequenceEqual(Apply(step, image)), $"{step.Key}, seed {Given.Seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Distorting))]
    public void Stimuli_are_within_0_and_1(string type)
    {
        foreach (var step in Steps(type))
            Assert.All(Apply(step, Given.RandomImage(Side, Side, -0.5f, 1.5f)), value => Assert.InRange(value, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Distorting))]
    public void Grey_stimuli_have_three_equal_channels(string type)
    {
        foreach (var step in Steps(type).Where(step => step.Family is Corruption { NeedsMask: true } || !step.Settings[Corruption.Colour]))
        {
            var planes = Apply(step, Given.RandomImage(Side, Side)).Chunk(Side * Side).ToArray();
            Assert.Equal(planes[0], planes[1]);
            Assert.Equal(planes[0], planes[2]);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_has_a_stimulus_at_every_even_size(string type)
    {
        foreach (var step in Steps(type)) Assert.Null(step.Family.Refusal(step.Settings, Side, Side + 2));
    }

    private static Corruption Family(string type) => CorruptionCatalogue.All.Single(family => family.GetType().Name == type);

    private static float[] Apply(ConditionStep step, float[] image) => Given.Apply(Condition.Of(step), image, Side, Side);

    /// <summary>Numbers in the middle of their ranges with every choice of the words and flags.</summary>
    private static IEnumerable<ConditionStep> Steps(string type)
    {
        var family = Family(type);
        IEnumerable<Dictionary<Parameter, ParameterValue>> settings = [[]];
        foreach (var parameter in family.Parameters)
            settings = [.. settings.SelectMany(given => Values(parameter).Select(value => new Dictionary<Parameter, ParameterValue>(given) { [parameter] = value }))];
        return settings.Select(given => new ConditionStep(family, new Settings(family.Parameters, given)));
    }

    private static IEnumerable<ParameterValue> Values(Parameter parameter) => parameter switch
    {
        NumberParameter { Choices: { } choices } => choices.Select(choice => Numbers.Parse(Numbers.Text(choice))!),
        NumberParameter { Max: <= 1000 } number => [Numbers.Parse(Numbers.Text((number.Min + number.Max) / 2))!],
        NumberParameter => [Numbers.Parse("1.5")!],
        WordParameter word => word.Choices.Select(choice => word.Parse(choice)!),
        FlagParameter flag => [flag.Parse("false")!, flag.Parse("true")!],
        _ => throw new NotSupportedException($"{parameter.Name} needs a value here"),
    };
}
