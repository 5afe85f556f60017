namespace RobustBench.Trials;

/// <summary>Where a results folder keeps pictures of what attacks did: <c>pictures/&lt;model&gt;/&lt;dataset&gt;/&lt;condition&gt;.png</c>.</summary>
/// <param name="resultsFolder">The results folder.</param>
public sealed class PictureFolder(string resultsFolder)
{
    /// <summary>The path of a cell's picture, whether or not it is there.</summary>
    public string PathOf(string model, string dataset, string condition) =>
        Path.Combine(resultsFolder, "pictures", SafeName.Of(model), SafeName.Of(dataset), SafeName.Of(condition) + ".png");
}
