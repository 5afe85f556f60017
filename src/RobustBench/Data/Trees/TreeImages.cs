using System.Security.Cryptography;
using RobustBench.Data.Decoding;
using RobustBench.Data.Labels;

namespace RobustBench.Data.Trees;

/// <summary>The image files of a tree, labelled by the folders that they lie in, by an index or by their names.</summary>
internal sealed class TreeImages : ImageSet
{
    private readonly FileTree _tree;
    private readonly TreeImage[] _images;
    private readonly bool _applyOrientation;

    /// <summary>Images of a tree.</summary>
    /// <param name="tree">The files; from now on the set's.</param>
    /// <param name="images">The images, of which no two with the same condition have the same key.</param>
    /// <param name="applyOrientation">Whether images are turned as their EXIF orientation says.</param>
    /// <exception cref="InputException">Two images have the same key.</exception>
    public TreeImages(FileTree tree, IEnumerable<TreeImage> images, bool applyOrientation)
    {
        (_tree, _images, _applyOrientation) = (tree, [.. images], applyOrientation);
        if (tree.IsSequential) SortAsStored();
        RefuseEqualKeys();
        tree.Expect(_images.Select(image => image.Path).Concat(_images.Select(image => image.Mask).OfType<string>()));
    }

    public override int Count => _images.Length;

    public override IReadOnlyList<string>? ClassNames => Names;

    public override IReadOnlyList<string> Columns => FurtherColumns;

    public override IReadOnlyList<string> Conditions => OwnConditions;

    public override IReadOnlyList<string> Notices => LeftOut;

    /// <summary>The names of the classes by their index.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>The names of the further columns.</summary>
    public IReadOnlyList<string> FurtherColumns { get; init; } = [];

    /// <summary>The conditions of the images themselves.</summary>
    public IReadOnlyList<string> OwnConditions { get; init; } = [];

    /// <summary>What was left out, one line each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The images of class folders, in the ordinal order of class index and path.</summary>
    /// <param name="tree">The files; from now on the set's.</param>
    /// <param name="rule">How the names of the folders become class indices.</param>
    /// <param name="applyOrientation">Whether images are turned as their EXIF orientation says.</param>
    /// <param name="names">What the files' names say besides; null: nothing.</param>
    /// <exception cref="InputException">There are no images, or a folder's name is no class.</exception>
    public static TreeImages OfClassFolders(FileTree tree, ClassRule rule, bool applyOrientation, FileNameColumns? names = null)
    {
        var folders = ClassFolders.Of(tree);
        var labels = ClassLabels.Of(folders.Images.Select(image => image.Class).ToHashSet(), rule, name => tree.Place(folders.Top + name));
        var images = folders.Images
            .Select(image => new ImageRecord(image.Path, labels.Index[image.Class]) { Further = names?.Read(image.Path, image.Class, tree.Place(folders.Top + image.Path)) ?? [] })
            .OrderBy(image => image.Label)
            .ThenBy(image => image.Key, StringComparer.Ordinal);
        return new TreeImages(tree, images.Select(image => new TreeImage(folders.Top + image.Key, image)), applyOrientation)
        {
            Names = labels.Names,
            FurtherColumns = names?.Columns ?? [],
            LeftOut = [.. tree.Notices, .. folders.Notices],
        };
    }

    /// <summary>The images that an index names, in its order.</summary>
    /// <param name="tree">The files; from now on the set's.</param>
    /// <param name="indexFile">The index, whose paths are relative to the root of the tree.</param>
    /// <param name="rule">How labels become class indices.</param>
    /// <param name="applyOrientation">Whether images are turned as their EXIF orientation says.</param>
    /// <exception cref="InputException">The index is wrong, or a label is no class.</exception>
    public static TreeImages OfIndex(FileTree tree, string indexFile, ClassRule rule, bool applyOrientation)
    {
        var index = ImageIndexReader.Read(indexFile, tree);
        var lines = index.Rows.DistinctBy(row => row.Label).ToDictionary(row => row.Label, row => row.Line);
        var labels = ClassLabels.Of(lines.Keys, rule, label => $"{indexFile}:{lines[label]}");
        var images = index.Rows.Select(row => new ImageRecord(row.Path, labels.Index[row.Label]) { Further = row.Further });
        return new TreeImages(tree, images.Zip(index.Masks(tree), (image, mask) => new TreeImage(image.Key, image, Mask: mask)), applyOrientation)
        {
            Names = labels.Names,
            FurtherColumns = index.Columns,
            LeftOut = tree.Notices,
        };
    }

    public override ImageRecord Describe(int index) => _images[index].Record;

    public override int ConditionOf(int index) => _images[index].Condition;

    public override Raster Read(int index)
    {
        var path = _images[index].Path;
        try
        {
            var raster = ImageDecoder.Decode(_tree.Read(path), _applyOrientation);
            if (_images[index].Mask is { } mask) AddMask(raster, mask);
            return raster;
        }
        catch (InputException problem)
        {
            throw new InputException(OneLine.Of($"{_tree.Place(path)}: {problem.Message}"), problem);
        }
    }

    public override byte[]? File(int index) => _tree.IsSequential || _applyOrientation ? null : [.. _tree.Read(_images[index].Path)];

    public override void AppendContent(int index, IncrementalHash hash)
    {
        try
        {
            hash.AppendData(_tree.Read(_images[index].Path));
            if (_images[index].Mask is { } mask) hash.AppendData(_tree.Read(mask));
        }
        catch (InputException)
        {
            // A file that can't be read has no content: its image fails, and Read says why. Once it can, it is another image.
        }

        // The same bytes turned are another image.
        if (_applyOrientation) hash.AppendData("exif-orientation"u8);
    }

    protected override void Dispose(bool disposing)
    {
        _tree.Dispose();
        base.Dispose(disposing);
    }

    private void AddMask(Raster raster, string path)
    {
        try
        {
            using var mask = ImageDecoder.Decode(_tree.Read(path), _applyOrientation);
            raster.SetMask(mask);
        }
        catch (InputException problem)
        {
            raster.Dispose();
            throw new InputException($"its mask {path}: {problem.Message}", problem);
        }
    }

    private void SortAsStored()
    {
        var position = _tree.List().Index().ToDictionary(file => file.Item, file => file.Index);
        Array.Sort(_images, (one, other) => position[one.Path].CompareTo(position[other.Path]));
    }

    /// <summary>Files whose names are not UTF-8 may be read as having the same name.</summary>
    private void RefuseEqualKeys()
    {
        var keys = new HashSet<(string, int)>(_images.Length);
        foreach (var image in _images)
        {
            if (!keys.Add((image.Record.Key, image.Condition))) throw new InputException(OneLine.Of($"{_tree.Place(image.Path)}: there are two files of this name: names must be UTF-8"));
        }
    }
}
