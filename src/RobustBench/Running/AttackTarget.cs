using System.Globalization;
using RobustBench.Data;

namespace RobustBench.Running;

/// <summary>What a targeted attack is to reach, as a suite writes it, on one data set.</summary>
/// <param name="text"><c>next</c>, the index of a class, the name of an answer, or a column of the data set that holds one of the two.</param>
/// <param name="dataset">The data set.</param>
/// <remarks>With a label map the answers are its categories; the index of a class then means the category that holds it.</remarks>
internal sealed class AttackTarget(string text, OpenDataset dataset)
{
    private const string Next = "next";

    private readonly int? _answer = Parse(text, dataset);
    private readonly int _column = text == Next || Parse(text, dataset) is not null ? -1 : dataset.Images.Columns.ToList().IndexOf(text);

    /// <summary>What is wrong with it, with the mend; null where every image has a target.</summary>
    /// <param name="classes">The classes of the network; null where they are not known yet.</param>
    public string? Problem(int? classes)
    {
        var answers = dataset.Map?.Categories.Count ?? classes;
        if (text == Next) return null;
        if (_answer is { } answer)
            return answer < answers ? null : answers is null ? null : $"`target` is class {answer}, counted from 0, and the network has {answers}";
        if (_column < 0)
            return $"`target` is '{text}', and must be next, the index or name of a class, or a column of `{dataset.Entry.Key}`{Columns}";
        for (var index = 0; index < dataset.Count; index++)
        {
            var image = dataset.Describe(index);
            if (Parse(image.Further[_column], dataset) is not { } own || own >= answers)
                return $"column `{text}` of image {OneLine.Of(image.Key)} is '{OneLine.Of(image.Further[_column])}', which is the index or name of no class of the decisions";
        }

        return null;
    }

    /// <summary>The answer that the attack on an image is to reach.</summary>
    /// <param name="image">The image, of this data set.</param>
    /// <param name="classes">The classes of the network.</param>
    public int Of(ImageRecord image, int classes) =>
        _answer ?? (_column < 0
            ? (image.Label + 1) % (dataset.Map?.Categories.Count ?? classes)
            : Parse(image.Further[_column], dataset) ?? throw new InvalidOperationException($"{image.Key} has no target, which nobody noticed."));

    private string Columns => dataset.Images.Columns.Count == 0 ? ", which has none" : $" ({string.Join(", ", dataset.Images.Columns)})";

    private static int? Parse(string text, OpenDataset dataset)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return dataset.Map is { } map ? map.CategoryOf(index) : index;
        var names = dataset.Names;
        for (var answer = 0; answer < names?.Count; answer++)
        {
            if (names[answer] == text) return answer;
        }

        return null;
    }
}
