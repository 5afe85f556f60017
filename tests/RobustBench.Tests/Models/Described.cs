using RobustBench.Models;
using RobustBench.Models.Architectures;

namespace RobustBench.Tests.Models;

/// <summary>An architecture that a test describes by a function.</summary>
internal sealed class Described(Func<Layers, Layer> build) : Architecture
{
    public override string Name => "tiny";

    public override string Summary => "a network of these tests";

    public override string Source => "these tests";

    public override Preprocessing Preprocessing => TinyNetwork.Preprocessing;

    public override Layer Build(Layers layers) => build(layers);
}
