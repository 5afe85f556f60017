using System.IO.Enumeration;
using RobustBench.Conditions;

namespace RobustBench.Suites;

/// <summary>A condition of a suite with its place in the file.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Place">Where it stands; conditions written out from one list share it.</param>
internal sealed record ConditionEntry(Condition Condition, Place Place)
{
    /// <summary>Whether its key, all of it, matches a glob of <c>*</c> and <c>?</c>.</summary>
    public bool Matches(string glob) => FileSystemName.MatchesSimpleExpression(glob, Condition.Key, ignoreCase: false);
}
