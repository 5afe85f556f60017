using RobustBench.Models.Weights;

namespace RobustBench.Models;

/// <summary>What does not fit between an architecture and a weight file, collected so that all of it is told at once.</summary>
/// <param name="architecture">The name of the network, for messages.</param>
/// <param name="file">The weights.</param>
internal sealed class WeightMismatches(string architecture, WeightFile file)
{
    /// <summary>Stands for a size that the file chooses.</summary>
    public const long AnySize = -1;

    private const string Mend = "name the architecture the weights were trained as";

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<(string Name, IReadOnlyList<long> Shape)> _shapes = [];
    private readonly List<string> _left = [];
    private readonly List<string> _missing = [];
    private readonly List<(string Tensor, string What)> _problems = [];

    /// <summary>The names asked for so far and the shapes they must have.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> Asked => _shapes;

    /// <summary>Lets the file hold tensors whose names begin so, which no evaluation uses.</summary>
    public void Leave(string beginning) => _left.Add(beginning);

    /// <summary>The tensor of this name, or nothing where it is missing or of another shape, which is then kept as a problem.</summary>
    /// <param name="name">Its name in the state dict.</param>
    /// <param name="shape">The sizes it must have, outermost first; <see cref="AnySize"/> for any but 0.</param>
    public WeightTensor? Find(string name, IReadOnlyList<long> shape)
    {
        _asked.Add(name);
        _shapes.Add((name, shape));
        var needed = $"{architecture} needs it as {string.Join('x', shape.Select(size => size == AnySize ? "N" : $"{size}"))}";
        if (!file.Tensors.TryGetValue(name, out var tensor))
        {
            _missing.Add(name);
            _problems.Add((name, $"missing, {needed}"));
            return null;
        }

        var fits = tensor.Shape.Count == shape.Count
            && tensor.Shape.Zip(shape, (found, size) => size == AnySize ? found > 0 : found == size).All(same => same);
        // Where the file chooses a size, it must have the numbers: a few that repeat without end would fill the memory.
        if (fits && (!shape.Contains(AnySize) || tensor.Count <= tensor.Stored))
            return tensor;
        var problem = fits ? $"repeats {tensor.Stored} numbers" : "is";
        _problems.Add((name, $"{problem} {WeightTensor.Describe(tensor.Shape)}, {needed}"));
        return null;
    }

    /// <summary>One line for each tensor that is missing, misshapen or not asked for.</summary>
    public IReadOnlyList<string> Problems()
    {
        // Training counts the batches each batch norm has seen; no evaluation uses it.
        var unused = file.Tensors.Keys
            .Where(name => !_asked.Contains(name) && !IsLeft(name))
            .ToList();
        if (_problems.Count + unused.Count == 0)
            return [];

        var prefix = Prefix();
        var nearest = prefix is null ? NearestNames.Between(_missing, unused) : new Dictionary<string, string>();
        return
        [
            .. file.Note is { } note ? [$"{file.Path}: {note}"] : Array.Empty<string>(),
            .. prefix is null ? Array.Empty<string>() : [$"{file.Path}: {prefix}"],
            .. _problems.Select(problem => Line(problem.Tensor, problem.What, "nearest unused", nearest)),
            .. unused.Select(name => Line(name, $"{architecture} has no place for it", "nearest missing", nearest)),
        ];
    }

    private bool IsLeft(string name) => name.EndsWith(".num_batches_tracked", StringComparison.Ordinal)
        || _left.Exists(beginning => name.StartsWith(beginning, StringComparison.Ordinal));

    private string Line(string tensor, string what, string relation, IReadOnlyDictionary<string, string> nearest)
    {
        var hint = nearest.TryGetValue(tensor, out var near) ? $", {relation} is '{WeightName.Printable(near)}'" : "";
        return $"{file.Path}: tensor '{WeightName.Printable(tensor)}': {what}{hint}; {Mend}";
    }

    /// <summary>The one prefix by which all names of the file differ from all names asked for, with the mend.</summary>
    private string? Prefix()
    {
        var given = file.Tensors.Keys.Where(name => !IsLeft(name)).ToHashSet(StringComparer.Ordinal);
        if (_missing.Count == 0 || given.Count != _asked.Count)
            return null;
        if (PrefixOf(given, _asked) is { } extra)
            return $"all its names begin with '{WeightName.Printable(extra)}', those of {architecture} without; take it off the names of the state dict";
        return PrefixOf(_asked, given) is { } lacked
            ? $"all names of {architecture} begin with '{lacked}', those of the file without; put it before the names of the state dict"
            : null;
    }

    /// <summary>The prefix, up to a dot, that makes the shorter names into exactly the longer ones.</summary>
    private static string? PrefixOf(HashSet<string> longer, HashSet<string> shorter)
    {
        var (any, shortest) = (longer.First(), shorter.MinBy(name => name.Length)!);
        for (var dot = any.IndexOf('.'); dot >= 0 && dot + shortest.Length < any.Length; dot = any.IndexOf('.', dot + 1))
        {
            var prefix = any[..(dot + 1)];
            if (shorter.Contains(any[(dot + 1)..]) && shorter.All(name => longer.Contains(prefix + name)))
                return prefix;
        }

        return null;
    }
}
