using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Corruptions;

/// <summary>The stimulus as it is: neither grey nor clipped.</summary>
internal sealed class Clean : Corruption
{
    public override string Name => "clean";

    public override string Summary => "the stimulus as it is";

    public override IReadOnlyList<Parameter> Parameters => [];

    public override void Apply(Stimulus image, Settings settings, NoiseSource noise)
    {
    }

    protected override void Distort(Stimulus image, Settings settings, NoiseSource noise)
    {
    }
}
