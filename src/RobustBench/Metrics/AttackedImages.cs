namespace RobustBench.Metrics;

/// <summary>What became of each image in the cell of an attack: a byte an image, since many cells are held at once.</summary>
public sealed class AttackedImages
{
    private readonly List<AttackedImage> _images = [];

    /// <summary>Above the numbers of all its images.</summary>
    public int End => _images.Count;

    /// <summary>What became of the image with a number of <see cref="ImageNumbers"/>.</summary>
    public AttackedImage this[int number] => number < _images.Count ? _images[number] : AttackedImage.Absent;

    /// <summary>Notes an image; of one that is there twice, as in trials of several observers together, the worse.</summary>
    public void Add(int number, bool rightBefore, bool right)
    {
        while (_images.Count <= number) _images.Add(AttackedImage.Absent);
        var image = !rightBefore ? AttackedImage.WrongBefore : right ? AttackedImage.Right : AttackedImage.MadeWrong;
        if (_images[number] == AttackedImage.Absent || image < _images[number]) _images[number] = image;
    }

    /// <summary>The numbers of the images that all cells have.</summary>
    public static IEnumerable<int> Common(IReadOnlyList<AttackedImages> cells) =>
        Enumerable.Range(0, cells.Min(cell => cell.End)).Where(number => cells.All(cell => cell[number] != AttackedImage.Absent));
}
