using RobustBench.Conditions.Attacking;
using RobustBench.Models;

namespace RobustBench.Tests.Conditions.Attacks;

/// <summary>What holds for every attack; a new one joins by being a subclass and having settings here.</summary>
public sealed class AttackCatalogueTests
{
    private const int Side = 6;

    static AttackCatalogueTests() => TorchNative.EnsureLoaded();

    /// <summary>The attacks by the names of their classes, found in the library.</summary>
    public static TheoryData<string> Families => [.. typeof(Attack).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Attack)) && !type.IsAbstract)
        .Select(type => type.Name)];

    /// <summary>Every attack with settings that matter, small enough to run in moments.</summary>
    public static TheoryData<string, string> Attacks => new()
    {
        { "fgsm", "epsilon=0.1" },
        { "fgsm", "epsilon=0.5,norm=l2" },
        { "pgd", "epsilon=0.1" },
        { "pgd", "epsilon=0.02,steps=3,restarts=4" },
        { "pgd", "epsilon=0.5,norm=l2,restarts=2" },
        { "pgd", "epsilon=0.1,random-start=false,relative-step=0.5" },
        { "one-pixel", "population=20,generations=3" },
        { "one-pixel", "pixels=3,population=20,generations=3" },
        { "spatial", "rotations=3,translations=3,translation=1" },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_attack_is_listed_once_and_tested_here(string type)
    {
        var family = Assert.Single(AttackCatalogue.All, family => family.GetType().Name == type);
        Assert.Same(family, AttackCatalogue.Find(family.Name));
        Assert.Contains(Attacks, row => (string)row[0] == family.Name);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void An_attack_has_a_summary_a_source_and_documented_parameters(string type)
    {
        var family = AttackCatalogue.All.Single(family => family.GetType().Name == type);
        Assert.DoesNotContain("", new[] { family.Summary.Trim(), family.Source.Trim() });
        Assert.Distinct(family.Parameters.Select(parameter => parameter.Name));
        Assert.All(family.Parameters, parameter => Assert.DoesNotContain("", new[] { parameter.Summary.Trim(), parameter.Range }));
        Assert.All(
            family.Parameters.Where(parameter => parameter.Default is not null),
            parameter => Assert.Equal(parameter.Default, parameter.Parse(parameter.Default!.Text)));
        Assert.Equal([Attack.Target, Attack.SourceModel], family.Parameters.TakeLast(2));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Images_stay_within_0_and_1(string attack, string settings)
    {
        using var network = LinearNetwork.Random(1, Side);
        float[][] images = [.. GivenAttack.Images(5, Side), new float[3 * Side * Side], [.. Enumerable.Repeat(1f, 3 * Side * Side)]];
        var result = GivenAttack.Run(attack, settings, network, images, GivenAttack.Decisions(network, images)).Images;
        Assert.All(result.SelectMany(image => image), value => Assert.InRange(value, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_changes_images_and_not_their_source(string attack, string settings)
    {
        using var network = LinearNetwork.Random(1, Side);
        var images = GivenAttack.Images(5, Side);
        var result = GivenAttack.Run(attack, settings, network, images, GivenAttack.Decisions(network, images)).Images;
        Assert.Equal(GivenAttack.Images(5, Side), images);
        Assert.Contains(result.Zip(images), pair => !pair.First.SequenceEqual(pair.Second));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void The_same_attack_gives_the_same_bits_twice(string attack, string settings)
    {
        using var network = LinearNetwork.Random(1, Side);
        var images = GivenAttack.Images(5, Side);
        var goals = GivenAttack.Decisions(network, images);
        Assert.Equal(GivenAttack.Run(attack, settings, network, images, goals).Images, GivenAttack.Run(attack, settings, network, images, goals).Images);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_image_alone_gets_what_it_gets_in_a_batch(string attack, string settings)
    {
        using var network = LinearNetwork.Random(1, Side);
        var images = GivenAttack.Images(11, Side);
        var goals = GivenAttack.Decisions(network, images);
        var together = GivenAttack.Run(attack, settings, network, images, goals);
        for (var i = 0; i < images.Length; i++)
        {
            var alone = GivenAttack.Run(attack, settings, network, [images[i]], [goals[i]], together: 64, keys: [$"{i}"]);
            Assert.Equal(together.Images[i], alone.Images[0]);
            Assert.Equal(
                (together.Ledger.Queries[i], together.Ledger.Gradients[i], together.Ledger.Restarts[i]),
                (alone.Ledger.Queries[0], alone.Ledger.Gradients[0], alone.Ledger.Restarts[0]));
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Of_a_network_that_always_answers_the_same_every_image_is_flat(string attack, string settings)
    {
        using var network = new LinearNetwork([new float[3 * Side * Side], new float[3 * Side * Side]], Side);
        var ledger = GivenAttack.Run(attack, settings, network, GivenAttack.Images(3, Side), [0, 0, 0]).Ledger;
        Assert.All(Enumerable.Range(0, 3), image => Assert.True(ledger.IsFlat(image)));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Of_a_network_that_looks_at_its_image_none_is_flat(string attack, string settings)
    {
        using var network = LinearNetwork.Random(1, Side);
        var images = GivenAttack.Images(3, Side);
        var ledger = GivenAttack.Run(attack, settings, network, images, GivenAttack.Decisions(network, images)).Ledger;
        Assert.All(Enumerable.Range(0, 3), image => Assert.False(ledger.IsFlat(image)));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void The_loss_of_an_attack_that_is_after_a_target_is_the_targets(string attack, string settings)
    {
        // Of two classes the target of the one is the loss of the label of the other: the search must be the same.
        using var network = LinearNetwork.Random(1, Side, classes: 2);
        var images = GivenAttack.Images(5, Side);
        var labels = GivenAttack.Decisions(network, images);
        var untargeted = GivenAttack.Run(attack, settings, network, images, labels).Images;
        var targeted = GivenAttack.Run(attack, settings, network, images, [.. labels.Select(label => 1 - label)], targeted: true).Images;
        Assert.Equal(GivenAttack.Decisions(network, untargeted), GivenAttack.Decisions(network, targeted));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_image_is_asked_about_more_often_than_a_plan_says(string attack, string settings)
    {
        // Constant, so that no search ends early.
        using var network = new LinearNetwork([new float[3 * Side * Side], new float[3 * Side * Side]], Side);
        var ledger = GivenAttack.Run(attack, settings, network, GivenAttack.Images(1, Side), [0]).Ledger;
        var family = AttackCatalogue.Find(attack)!;
        var most = family.MostDecisions(Given.SettingsOf(family.Parameters, settings));
        Assert.InRange(ledger.Queries[0] + 3 * ledger.Gradients[0], most - 1, most);
    }

    [Theory]
    [InlineData("fgsm", "epsilon=0")]
    [InlineData("fgsm", "epsilon=0,norm=l2")]
    [InlineData("pgd", "epsilon=0,restarts=2")]
    [InlineData("pgd", "epsilon=0,norm=l2")]
    [InlineData("pgd", "epsilon=0,step=0.1")]
    [InlineData("spatial", "rotation=0,translation=0")]
    [InlineData("spatial", "rotations=1,translations=1")]
    public void A_budget_of_nothing_changes_nothing(string attack, string settings)
    {
        using var network = LinearNetwork.Random(1, Side);
        var images = GivenAttack.Images(5, Side);
        Assert.Equal(images, GivenAttack.Run(attack, settings, network, images, GivenAttack.Decisions(network, images)).Images);
    }

    [Theory]
    [InlineData("fgsm", "epsilon=0.1", "linf", 0.1)]
    [InlineData("fgsm", "epsilon=0.7,norm=l2", "l2", 0.7)]
    [InlineData("pgd", "epsilon=0.1,step=0.05", "linf", 0.1)]
    [InlineData("pgd", "epsilon=0.1,steps=1,step=0", "linf", 0.1)]
    [InlineData("pgd", "epsilon=0.3,norm=l2,step=1", "l2", 0.3)]
    [InlineData("pgd", "epsilon=2,norm=l2,restarts=3,relative-step=1", "l2", 2)]
    public void No_image_leaves_the_ball(string attack, string settings, string norm, double epsilon)
    {
        using var network = LinearNetwork.Random(1, Side);
        var images = GivenAttack.Images(9, Side);
        var result = GivenAttack.Run(attack, settings, network, images, GivenAttack.Decisions(network, images)).Images;
        var sizes = images.Zip(result, (a, b) => norm == "l2" ? GivenAttack.L2(a, b) : GivenAttack.LInf(a, b)).ToList();
        Assert.All(sizes, size => Assert.InRange(size, 0, epsilon + 1e-6));
        Assert.Contains(sizes, size => size > 0.5 * epsilon);
    }
}
