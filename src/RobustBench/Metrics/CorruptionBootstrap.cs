namespace RobustBench.Metrics;

/// <summary>The bootstrap interval of mCE: images are drawn under all corruptions and severities together, and of the normaliser too where that is a model.</summary>
internal static class CorruptionBootstrap
{
    /// <summary>The interval; null where trials are not known, or the cells do not share their images.</summary>
    /// <param name="corruptions">The corruptions.</param>
    /// <param name="model">The model's cells by corruption.</param>
    /// <param name="reference">The normaliser's; null where its errors are published.</param>
    /// <param name="divisors">The normaliser's mean error under each corruption.</param>
    public static Interval? Of(string[] corruptions, Dictionary<string, CellFigures[]> model, Dictionary<string, CellFigures[]>? reference, double[] divisors)
    {
        if (reference == model) return new(100, 100);
        var all = (reference is null ? model.Values : model.Values.Concat(reference.Values)).SelectMany(cells => cells).ToList();
        if (all.Exists(cell => cell.Answers is not { CanBePaired: true })) return null;
        var images = Enumerable.Range(0, all.Min(cell => cell.Answers!.Images.Numbers)).Where(number => all.TrueForAll(cell => cell.Answers!.Images[number] is not null)).ToArray();
        if (images.Length == 0) return null;
        var severities = model[corruptions[0]].Length;
        var errors = Errors(corruptions, model, images);
        if (reference is null)
        {
            // The mean is then one of a number for each image.
            var weights = images.Select((_, image) => corruptions.Select((_, index) => errors[image][index] / (severities * divisors[index])).Average()).ToArray();
            return ImageBootstrap.Of(images.Length, "corruption-error", counts =>
            {
                var sum = 0.0;
                for (var image = 0; image < counts.Length; image++) sum += counts[image] * weights[image];
                return 100 * sum / counts.Length;
            });
        }

        var others = Errors(corruptions, reference, images);
        return ImageBootstrap.Of(images.Length, "corruption-error", counts =>
        {
            var mean = 0.0;
            for (var corruption = 0; corruption < corruptions.Length; corruption++)
            {
                var (own, theirs) = (0L, 0L);
                for (var image = 0; image < counts.Length; image++)
                {
                    own += counts[image] * errors[image][corruption];
                    theirs += counts[image] * others[image][corruption];
                }

                if (theirs == 0) return null;
                mean += 100.0 * own / theirs / corruptions.Length;
            }

            return mean;
        });
    }

    /// <summary>For each image the severities of each corruption at which the model errs.</summary>
    private static int[][] Errors(string[] corruptions, Dictionary<string, CellFigures[]> cells, int[] images) =>
        [.. images.Select(number => corruptions.Select(corruption => cells[corruption].Count(cell => cell.Answers!.Images[number] == false)).ToArray())];
}
