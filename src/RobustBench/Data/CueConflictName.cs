using System.Text.RegularExpressions;

namespace RobustBench.Data;

/// <summary>The names of cue-conflict stimuli: <c>cat4-clock2.png</c> has the shape of the fourth cat and the texture of the second clock.</summary>
/// <param name="Shape">The category of the shape.</param>
/// <param name="Texture">The category of the texture.</param>
/// <remarks>Geirhos et al. 2019, as the stimuli published with texture-vs-shape are named.</remarks>
public sealed partial record CueConflictName(string Shape, string Texture)
{
    /// <summary>What a file's name, without its folders, says; null where it is no such name.</summary>
    public static CueConflictName? Parse(string fileName) =>
        Form().Match(fileName) is { Success: true } match ? new CueConflictName(match.Groups["shape"].Value, match.Groups["texture"].Value) : null;

    [GeneratedRegex(@"^(?<shape>[\p{L}_ ]+)[0-9]+-(?<texture>[\p{L}_ ]+)[0-9]+(\.[A-Za-z]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
