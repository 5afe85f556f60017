using RobustBench.Conditions;
using RobustBench.Data.Cue16;
using RobustBench.Parameters;

namespace RobustBench.TrainZoo;

/// <summary>What a network of the zoo is trained on.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Conditions">Each image of each epoch is shown under one of these, drawn at random.</param>
/// <param name="Epochs">How often every image is shown.</param>
internal sealed record Recipe(string Name, IReadOnlyList<Condition> Conditions, int Epochs)
{
    private const int Usual = 6;

    private static readonly IReadOnlyList<(string Name, IReadOnlyList<Condition> Conditions, int Epochs)> Manipulations =
    [
        ("greyscale", [Condition("greyscale")], Usual),
        ("contrast", [Condition("contrast", ("level", "0.05"))], Usual),
        ("low-pass", [Condition("low-pass", ("std", "2"))], Usual),
        ("high-pass", [Condition("high-pass", ("std", "0.45"))], Usual),
        ("phase-noise", [Condition("phase-noise", ("width", "150"))], Usual),
        ("rotation", [Condition("rotation", ("degrees", "90")), Condition("rotation", ("degrees", "180")), Condition("rotation", ("degrees", "270"))], Usual),
        ("salt-and-pepper", [Condition("salt-and-pepper", ("probability", "0.1"))], Usual),
        ("uniform-noise", [Condition("uniform-noise", ("width", "0.12"))], Usual + 2),
    ];

    /// <summary>The images it is trained on.</summary>
    public Stimuli Stimuli { get; init; }

    /// <summary>Whether it is trained on one manipulation alone.</summary>
    public bool IsSpecialist => Manipulations.Any(one => one.Name == Name);

    /// <summary>The zoo, in the order of the grid.</summary>
    public static IReadOnlyList<Recipe> All { get; } =
    [
        new("standard", [Condition("clean")], Usual),
        .. Manipulations.Select(one => new Recipe(one.Name, one.Conditions, one.Epochs)),
        new("all-but-salt-and-pepper", EverythingBut("salt-and-pepper"), 10),
        new("all-but-uniform-noise", EverythingBut("uniform-noise"), 10),
        new("all", EverythingBut(null), 10),
        new("stylised", [Condition("clean")], Usual) { Stimuli = Stimuli.Stylised },
    ];

    /// <summary>Plain images and all manipulations, but one; each as often as another, whatever its number of levels.</summary>
    private static IReadOnlyList<Condition> EverythingBut(string? manipulation)
    {
        var most = Manipulations.Max(one => one.Conditions.Count);
        return
        [
            .. Enumerable.Repeat(Condition("clean"), most),
            .. Manipulations.Where(one => one.Name != manipulation)
                .SelectMany(one => Enumerable.Range(0, most).Select(i => one.Conditions[i % one.Conditions.Count])),
        ];
    }

    private static Condition Condition(string family, params (string Name, string Value)[] settings)
    {
        var corruption = CorruptionCatalogue.Find(family)!;
        var values = settings
            .Select(setting => (Parameter: corruption.Parameters.First(p => p.Name == setting.Name), setting.Value))
            .ToDictionary(setting => setting.Parameter, setting => setting.Parameter.Parse(setting.Value)!);
        return RobustBench.Conditions.Condition.Of(new ConditionStep(corruption, new Settings(corruption.Parameters, values)));
    }
}
