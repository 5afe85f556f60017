namespace RobustBench.Metrics;

/// <summary>The images of a cell by group, class and whether the answer is right, and what resamples of them say.</summary>
internal sealed class GroupCells
{
    private readonly string[] _groups, _labels;
    private readonly (int Group, int Label, bool Correct)[] _kinds;
    private readonly int[] _images;

    public GroupCells(IReadOnlyDictionary<(string Group, string Label), (long Images, long Correct)> counts)
    {
        _groups = [.. counts.Keys.Select(key => key.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _labels = [.. counts.Keys.Select(key => key.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var kinds = new List<((int, int, bool) Kind, long Images)>();
        foreach (var ((group, label), (images, correct)) in counts.OrderBy(count => count.Key.Group, StringComparer.Ordinal).ThenBy(count => count.Key.Label, StringComparer.Ordinal))
        {
            var (g, l) = (Array.BinarySearch(_groups, group, StringComparer.Ordinal), Array.BinarySearch(_labels, label, StringComparer.Ordinal));
            kinds.Add(((g, l, true), correct));
            kinds.Add(((g, l, false), images - correct));
        }

        _kinds = [.. kinds.Select(kind => kind.Kind)];
        Once = [.. kinds.Select(kind => kind.Images)];
        _images = [.. kinds.Index().SelectMany(kind => Enumerable.Repeat(kind.Index, (int)kind.Item.Images))];
    }

    /// <summary>How many images there are of each kind.</summary>
    public long[] Once { get; }

    /// <summary>The groups, when there are so many images of each kind; a group without images is left out.</summary>
    public IReadOnlyList<GroupAccuracy> Accuracies(long[] counts)
    {
        var (images, correct, expected) = (new long[_groups.Length], new long[_groups.Length], new double[_groups.Length]);
        var (ofClass, rightOfClass) = (new long[_labels.Length], new long[_labels.Length]);
        foreach (var (index, (group, label, right)) in _kinds.Index())
        {
            images[group] += counts[index];
            ofClass[label] += counts[index];
            if (!right) continue;
            correct[group] += counts[index];
            rightOfClass[label] += counts[index];
        }

        foreach (var (index, (group, label, _)) in _kinds.Index())
            if (counts[index] > 0) expected[group] += counts[index] * ((double)rightOfClass[label] / ofClass[label]);
        var overall = (double)correct.Sum() / images.Sum();
        return [.. _groups.Index().Where(group => images[group.Index] > 0).Select(group => new GroupAccuracy(group.Item, images[group.Index], correct[group.Index], expected[group.Index], overall))];
    }

    /// <summary>The gap between the best and the worst group of enough images, with Newcombe's interval for different images; null with fewer than two.</summary>
    public static GroupGap? Gap(IReadOnlyList<GroupAccuracy> groups) => Extremes(groups, group => group.Accuracy) is var (best, worst)
        ? new GroupGap(best.Name, worst.Name, best.Accuracy - worst.Accuracy, Newcombe.Difference((best.Correct, best.Images), (worst.Correct, worst.Images)))
        : null;

    /// <summary>
    /// The gap between those that are the best and the worst when standardised, with the bootstrap interval of these two; null with
    /// fewer than two, and where each class is of one group alone, so that nothing tells the two apart.
    /// </summary>
    public GroupGap? StandardisedGap(IReadOnlyList<GroupAccuracy> groups, string stream)
    {
        if (_kinds.GroupBy(kind => kind.Label).All(label => label.Select(kind => kind.Group).Distinct().Count() == 1)) return null;
        if (Extremes(groups, group => group.Standardised) is not var (best, worst)) return null;
        var (one, other) = (Array.IndexOf(_groups, best.Name), Array.IndexOf(_groups, worst.Name));
        return new GroupGap(best.Name, worst.Name, best.Standardised - worst.Standardised, ImageBootstrap.Of(_images.Length, stream, drawn => Difference(drawn, one, other)));
    }

    private static (GroupAccuracy Best, GroupAccuracy Worst)? Extremes(IReadOnlyList<GroupAccuracy> groups, Func<GroupAccuracy, double> number)
    {
        var large = groups.Where(group => !group.IsSmall).ToList();
        // Of equal groups the first and the last, which are two.
        return large.Count < 2 ? null : (large.MaxBy(number)!, Enumerable.Reverse(large).MinBy(number)!);
    }

    /// <summary>The difference of two standardised accuracies in a resample; null where one of the groups has no image in it.</summary>
    private double? Difference(int[] drawn, int one, int other)
    {
        var counts = new int[_kinds.Length];
        for (var image = 0; image < drawn.Length; image++) counts[_images[image]] += drawn[image];
        var (ofClass, right) = (new int[_labels.Length], new int[_labels.Length]);
        for (var kind = 0; kind < counts.Length; kind++)
        {
            ofClass[_kinds[kind].Label] += counts[kind];
            if (_kinds[kind].Correct) right[_kinds[kind].Label] += counts[kind];
        }

        // The overall accuracy is in both and falls out.
        var (first, second, images, others) = (0.0, 0.0, 0, 0);
        for (var kind = 0; kind < counts.Length; kind++)
        {
            var (group, label, correct) = _kinds[kind];
            if (counts[kind] == 0 || (group != one && group != other)) continue;
            var above = counts[kind] * ((correct ? 1 : 0) - (double)right[label] / ofClass[label]);
            if (group == one) (first, images) = (first + above, images + counts[kind]);
            else (second, others) = (second + above, others + counts[kind]);
        }

        return images == 0 || others == 0 ? null : first / images - second / others;
    }
}
