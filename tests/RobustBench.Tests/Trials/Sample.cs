using System.Globalization;
using RobustBench.Trials;

namespace RobustBench.Tests.Trials;

/// <summary>Small trials and parts to test with.</summary>
internal static class Sample
{
    public static Trial Trial(string image, bool correct = true, float confidence = 0.5f, params string[] further) => new()
    {
        Image = image,
        Label = "cat",
        Prediction = correct ? "cat" : "dog",
        Correct = correct,
        Confidence = confidence,
        Top5 = correct ? ["cat", "dog"] : ["dog", "cat"],
        Further = further,
    };

    /// <summary>Trials of images 0, 1, … of which the first are right.</summary>
    public static IReadOnlyList<Trial> Trials(int count, int correct) =>
        [.. Enumerable.Range(0, count).Select(i => Trial(i.ToString(CultureInfo.InvariantCulture), i < correct))];

    public static TrialPart Part(
        IReadOnlyList<Trial> trials, string model = "resnet", string dataset = "cifar", string condition = "clean",
        int index = 0, int? cellImages = null, CellPosition position = default, string[]? columns = null, string[]? failed = null) => new()
        {
            Header = new PartHeader
            {
                Suite = "grid",
                Model = model,
                Dataset = dataset,
                Condition = condition,
                Index = index,
                CellImages = cellImages ?? trials.Count + (failed?.Length ?? 0),
                Inputs = "abc",
                Position = position,
                Failed = failed ?? [],
            },
            Columns = columns ?? [],
            Trials = trials,
        };

    /// <summary>Writes the part to its place in the results folder.</summary>
    public static string Save(this TrialPart part, string resultsFolder)
    {
        var header = part.Header;
        var path = new TrialFolder(resultsFolder).PartPath(header.Model, header.Dataset, header.Condition, header.Index);
        TrialFile.Write(path, part);
        return path;
    }
}
