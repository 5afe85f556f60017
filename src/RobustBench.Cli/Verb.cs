using System.CommandLine;

namespace RobustBench.Cli;

/// <summary>A command of the program with its examples.</summary>
/// <param name="name">What the user writes.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Command lines that work one after the other when pasted at the repository's root.</param>
internal sealed class Verb(string name, string description, IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>Command lines that work one after the other when pasted at the repository's root.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
