using RobustBench.Parameters;

namespace RobustBench.Data.Cue16;

/// <summary>
/// 16 shapes × 16 textures, 64 × 64 RGB, drawn by the program itself: the same bits on every machine. Class k has the shape
/// and the texture k; trials keep both classes in the columns <c>shape</c> and <c>texture</c>.
/// </summary>
/// <remarks>The kinds of stimuli are those of Geirhos et al. 2019, the splits are in the spirit of Recht et al. 2019.</remarks>
internal sealed class Cue16Dataset : DatasetKind
{
    private static readonly WordParameter Stimuli = Parameter.Word(
        "stimuli", "what is shown of shape and texture", "original", "greyscale", "silhouette", "edges", "texture", "cue-conflict", "stylised");

    private static readonly WordParameter Splits = Parameter.Word(
        "split", "which images; the replication is drawn from slightly other ranges", [.. Split.All.Select(split => split.Name)]);

    private static readonly WholeNumberParameter Seed = Parameter.WholeNumber("seed", "another seed draws other images of the same kind", standard: 0);

    public override string Name => "cue16";

    public override string Summary =>
        "16 shapes in 16 textures on noise (64 × 64), drawn by the program itself, with the stimuli of cue-conflict experiments; keyed by index";

    public override string Source => "this project, after Geirhos et al. 2019 and Recht et al. 2019";

    public override IReadOnlyList<Parameter> Parameters => [Stimuli, Splits, Seed];

    public override ImageSet Open(Settings settings) =>
        new Cue16Images(Split.Of(settings[Splits]), (Stimuli)Stimuli.Choices.ToList().IndexOf(settings[Stimuli]), settings[Seed]);
}
