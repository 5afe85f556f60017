using System.IO.Enumeration;

namespace RobustBench.Importing;

/// <summary>An observer that has the trials of all whose names match: <c>humans=subject-*</c>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Glob">A glob of <c>*</c> and <c>?</c> over the names of observers.</param>
public sealed record Pool(string Name, string Glob)
{
    /// <summary>Reads <c>NAME=GLOB</c>; null where the text is something else.</summary>
    public static Pool? Parse(string text) => text.Split('=', 2) is [{ Length: > 0 } name, { Length: > 0 } glob] ? new Pool(name, glob) : null;

    /// <summary>Whether an observer's trials are in it.</summary>
    internal bool Matches(string observer) => FileSystemName.MatchesSimpleExpression(Glob, observer, ignoreCase: false);
}
