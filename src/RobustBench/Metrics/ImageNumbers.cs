namespace RobustBench.Metrics;

/// <summary>
/// Numbers the images of a data set as they are met, from 0: what each cell says of an image then needs no key, and the
/// cells of a data set hold their keys once.
/// </summary>
public sealed class ImageNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>The number of the image with a key.</summary>
    public int this[string image]
    {
        get
        {
            if (!_numbers.TryGetValue(image, out var number)) _numbers.Add(image, number = _numbers.Count);
            return number;
        }
    }
}
