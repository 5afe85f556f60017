using RobustBench.Trials;

namespace RobustBench.Comparing;

/// <summary>One side of a comparison: a results folder, all of it or one model.</summary>
internal sealed class ComparedSide
{
    private ComparedSide(string name, string folder, string? model) =>
        (Name, Folder, Model, Cells, Run) = (name, folder, model, new TrialFolder(folder).Cells(), RunJson.Read(folder));

    /// <summary>As the user wrote it.</summary>
    public string Name { get; }

    /// <summary>The results folder.</summary>
    public string Folder { get; }

    /// <summary>The model that was named; null: all.</summary>
    public string? Model { get; }

    /// <summary>All cells of the folder.</summary>
    public IReadOnlyList<TrialCell> Cells { get; }

    /// <summary>What <c>run.json</c> says; nothing of imported trials.</summary>
    public RunJson Run { get; }

    /// <summary>The models of the folder.</summary>
    public IReadOnlyList<string> Models => [.. Cells.Select(cell => cell.Model).Distinct(StringComparer.Ordinal)];

    /// <summary>Opens <c>RESULTS</c> or <c>RESULTS:MODEL</c>; a folder whose name has a colon is meant as it is.</summary>
    /// <exception cref="InputException">There are no such results, or some are damaged.</exception>
    public static ComparedSide Open(string text)
    {
        var colon = text.LastIndexOf(':');
        var side = Directory.Exists(text) || colon <= 0 ? new ComparedSide(text, text, null) : new ComparedSide(text, text[..colon], text[(colon + 1)..]);
        if (side.Cells.Count == 0)
            throw new InputException($"{side.Folder}: has no trials; run a suite into it first, or import some");
        if (side.Model is { } model && !side.Models.Contains(model))
            throw new InputException($"{side.Folder}: has no model `{model}`; it has {string.Join(", ", side.Models)}");
        return side;
    }
}
