using RobustBench.Models.Weights;

namespace RobustBench.Models.Architectures;

/// <summary>
/// One network, described once: from <see cref="Build"/> come the plain form that defines it and the prepared form that
/// runs. The names of its weights are those of the state dict that the original code saves.
/// </summary>
internal abstract class Architecture
{
    /// <summary>The name in suites.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>Where it is from: the paper, and the code whose weights it takes.</summary>
    public abstract string Source { get; }

    /// <summary>What its published weights were trained with; a model may name another.</summary>
    public abstract Preprocessing Preprocessing { get; }

    /// <summary>The name that weights have now, of one in files of the original code or of an earlier version of it.</summary>
    public virtual string Rename(string stored) => stored;

    /// <summary>The weights under the names of now; the same file where no name is another.</summary>
    public WeightFile Named(WeightFile file)
    {
        string Now(string stored) => Rename(stored) is var name && file.Tensors.ContainsKey(name) ? stored : name;
        return file.Tensors.Keys.All(name => Now(name) == name)
            ? file
            : new WeightFile(file.Path, file.Sha256, file.Tensors.ToDictionary(tensor => Now(tensor.Key), tensor => tensor.Value)) { Note = file.Note };
    }

    /// <summary>The layers from the normalised image N×3×H×W to the logits N×K.</summary>
    public abstract Layer Build(Layers layers);
}
