using System.Globalization;

namespace RobustBench.Data.Labels;

/// <summary>The class indices of labels.</summary>
/// <param name="Index">The class index of each label.</param>
/// <param name="Names">The names of the classes by their index; null where only indices are known.</param>
internal sealed record ClassLabels(IReadOnlyDictionary<string, int> Index, IReadOnlyList<string>? Names)
{
    /// <summary>Gives labels their indices.</summary>
    /// <param name="labels">The labels, each once.</param>
    /// <param name="rule">How.</param>
    /// <param name="place">Where a label stands, for messages.</param>
    /// <exception cref="InputException">A label does not fit the rule, or two of them are the same class.</exception>
    public static ClassLabels Of(IReadOnlyCollection<string> labels, ClassRule rule, Func<string, string> place) => rule switch
    {
        ClassRule.WordNet => OfWordNet(labels, place),
        ClassRule.Indices => OfNumbers(labels, place),
        ClassRule.Names => OfNames(labels),
        _ when labels.All(ImageNet1k.IsId) => OfWordNet(labels, place),
        _ when labels.All(IsNumber) => OfNumbers(labels, place),
        _ when labels.FirstOrDefault(ImageNet1k.IsId) is { } id => throw Mixed(labels.First(label => !ImageNet1k.IsId(label)), "no WordNet id", id, place),
        _ when labels.FirstOrDefault(IsNumber) is { } number => throw Mixed(labels.First(label => !IsNumber(label)), "no whole number", number, place),
        _ when labels.FirstOrDefault(LooksLikeNumber) is { } odd => throw Refusal(
            odd, place, "is no whole number: write class indices as 0, 1, …, or say `classes: names` to take it for a name"),
        _ => OfNames(labels),
    };

    /// <summary>One stray name among indices would make all of them names, sorted as text.</summary>
    private static InputException Mixed(string stray, string what, string other, Func<string, string> place) => Refusal(
        stray, place, $"is {what}, and others such as `{other}` are: take it away, or say `classes: names` to take all of them for names");

    private static ClassLabels OfWordNet(IEnumerable<string> labels, Func<string, string> place) => new(
        labels.ToDictionary(label => label, label => ImageNet1k.IndexOf(label) ?? throw Refusal(label, place, ImageNet1k.IsId(label)
            ? "is no class of ImageNet-1k: to take such names for classes of their own, say `classes: names`"
            : "is no WordNet id such as n01440764: leave `classes` out, or say `classes: names`")),
        ImageNet1k.Ids);

    private static ClassLabels OfNumbers(IReadOnlyCollection<string> labels, Func<string, string> place)
    {
        var index = new Dictionary<string, int>();
        var first = new Dictionary<int, string>();
        foreach (var label in labels.Order(StringComparer.Ordinal))
        {
            if (!IsNumber(label)) throw Refusal(label, place, "is no whole number: leave `classes` out, or say `classes: names`");
            if (!int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == int.MaxValue)
                throw Refusal(label, place, "is too large for the index of a class");
            if (!first.TryAdd(number, label)) throw Refusal(label, place, $"and `{first[number]}` are both the class {number}");
            index.Add(label, number);
        }

        return new ClassLabels(index, null);
    }

    private static ClassLabels OfNames(IEnumerable<string> labels)
    {
        string[] names = [.. labels.Order(StringComparer.Ordinal)];
        return new ClassLabels(names.Index().ToDictionary(name => name.Item, name => name.Index), names);
    }

    /// <summary>Whether it is a number as spreadsheets write one: <c>10.0</c>, <c>-1</c>, or with spaces around it.</summary>
    private static bool LooksLikeNumber(string label) =>
        !IsNumber(label) && double.TryParse(label, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private static bool IsNumber(string label) => label.Length > 0 && label.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static InputException Refusal(string label, Func<string, string> place, string fault) =>
        new(OneLine.Of($"{place(label)}: the class `{label}` {fault}"));
}
