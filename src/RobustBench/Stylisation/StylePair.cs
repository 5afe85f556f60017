namespace RobustBench.Stylisation;

/// <summary>An image to be made.</summary>
/// <param name="Output">Its path below the folder of results, with <c>/</c>.</param>
/// <param name="Content">The path of the image whose content it keeps, below its folder.</param>
/// <param name="Style">The path of the image whose style it takes, below its folder.</param>
public sealed record StylePair(string Output, string Content, string Style);
