using System.Globalization;

namespace RobustBench.Running;

/// <summary>How far an attacked image is from its stimulus.</summary>
/// <param name="Pixels">L0: the pixels of which a channel changed.</param>
/// <param name="Euclidean">L2: the root of the sum of the squares of all changes.</param>
/// <param name="Largest">L∞: the largest change of a value.</param>
internal readonly record struct Change(int Pixels, float Euclidean, float Largest)
{
    /// <summary>The sizes of a change, of two images 3×H×W.</summary>
    public static Change Between(ReadOnlySpan<float> stimulus, ReadOnlySpan<float> image)
    {
        var plane = stimulus.Length / 3;
        var (pixels, squares, largest) = (0, 0.0, 0.0);
        for (var pixel = 0; pixel < plane; pixel++)
        {
            var changed = 0.0;
            for (var at = pixel; at < stimulus.Length; at += plane)
            {
                var change = Math.Abs((double)image[at] - stimulus[at]);
                squares += change * change;
                changed = Math.Max(changed, change);
            }

            if (changed > 0) pixels++;
            largest = Math.Max(largest, changed);
        }

        return new Change(pixels, (float)Math.Sqrt(squares), (float)largest);
    }

    /// <summary>The sizes as trials have them: L0, L2, L∞.</summary>
    public IEnumerable<string> Texts =>
        [Pixels.ToString(CultureInfo.InvariantCulture), Euclidean.ToString("R", CultureInfo.InvariantCulture), Largest.ToString("R", CultureInfo.InvariantCulture)];
}
