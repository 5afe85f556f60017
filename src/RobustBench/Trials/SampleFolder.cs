namespace RobustBench.Trials;

/// <summary>The sample stimuli of a results folder: <c>samples/dataset/condition.png</c>.</summary>
/// <param name="resultsFolder">The results folder; its <c>samples</c> need not be there.</param>
public sealed class SampleFolder(string resultsFolder)
{
    private const string Ending = ".png";

    /// <summary>Where the sample of a data set under a condition stands; absent for imported trials.</summary>
    /// <param name="dataset">The data set's key.</param>
    /// <param name="condition">The condition's canonical key.</param>
    public string PathOf(string dataset, string condition) =>
        Path.Combine(resultsFolder, "samples", SafeName.Of(dataset), SafeName.Of(condition) + Ending);
}
