namespace RobustBench.Suites;

/// <summary>Collects what is wrong with a suite, so that all of it is reported at once.</summary>
internal sealed class Problems
{
    private readonly List<(Place Place, string Message)> _found = [];

    public bool Any => _found.Count > 0;

    /// <summary>How many there are; one that shows in several ways counts for each.</summary>
    public int Count => _found.Count;

    /// <summary>Adds a problem; whatever text of the file the message quotes, it stays one line.</summary>
    public void Add(Place place, string message) => _found.Add((place, OneLine(message)));

    /// <summary>Each problem as a line, in the order of their places.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        .. _found
            .OrderBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column)
            .Select(problem => problem.Place.Say(problem.Message))
            .Distinct(),
    ];

    private static string OneLine(string message) =>
        message.Any(char.IsControl) ? string.Concat(message.Select(letter => char.IsControl(letter) ? ' ' : letter)) : message;
}
