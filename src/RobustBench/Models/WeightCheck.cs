using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;

namespace RobustBench.Models;

/// <summary>Finds out whether weights fit an architecture, without making a network of them: no libtorch is needed.</summary>
internal static class WeightCheck
{
    /// <summary>The number of classes of the network that the weights make; null where its architecture does not tell.</summary>
    /// <exception cref="InputException">One line for each tensor that is missing, misshapen or not used.</exception>
    public static int? Classes(Architecture architecture, WeightFile file)
    {
        using var layers = new Layers(architecture.Name, architecture.Named(file), LayerForm.Checked, device: null);
        _ = architecture.Build(layers);
        layers.RequireComplete();
        return layers.Classes;
    }
}
