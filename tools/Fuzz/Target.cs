namespace RobustBench.Fuzz;

/// <summary>A parser under test.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Seeds">Inputs that it reads without complaint, to be mutated.</param>
/// <param name="Words">Byte strings of its format, to be strewn in.</param>
/// <param name="Read">Reads an input; an <see cref="InputException"/> is the right answer to a wrong one.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, IReadOnlyList<byte[]> Words, Action<byte[]> Read);
