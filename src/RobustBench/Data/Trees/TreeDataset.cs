using RobustBench.Data.Labels;
using RobustBench.Parameters;

namespace RobustBench.Data.Trees;

/// <summary>Image files in a folder or an archive, in one folder for each class or named by an index.</summary>
internal sealed class TreeDataset : DatasetKind
{
    private static readonly FolderParameter Root = Parameter.Folder("path", "the folder; left out, the one that holds the index", optional: true);

    private static readonly FileParameter Archive = Parameter.File("path", "the archive");

    private static readonly FileParameter Index = Parameter.File(
        "index",
        "a CSV file with at least the columns path (below the folder, or as the archive has it) and label; further ones are kept with every trial",
        optional: true);

    private static readonly WordParameter Classes = Parameter.Word(
        "classes",
        "whether labels are WordNet ids of ImageNet-1k, class indices, or names in ordinal order; auto: the first of these that all of them are",
        "auto", "wordnet", "indices", "names");

    private static readonly FlagParameter Orientation = Parameter.Flag(
        "exif-orientation", "whether images are turned as their EXIF orientation says, which PIL and torchvision do not do");

    private readonly Func<Settings, FileTree> _openTree;

    private TreeDataset(string name, string summary, string source, Parameter path, Func<Settings, FileTree> openTree)
    {
        (Name, Summary, Source, _openTree) = (name, summary, source, openTree);
        Parameters = [path, Index, Classes, Orientation];
    }

    /// <summary>A folder.</summary>
    public static TreeDataset OfFolder { get; } = new(
        "folder",
        "image files in a folder, in one folder for each class or named by an index",
        "torchvision.datasets.ImageFolder",
        Root,
        settings => new FolderTree(settings.Find(Root) ?? Path.GetDirectoryName(settings.Find(Index))!));

    /// <summary>A tar archive.</summary>
    public static TreeDataset OfTar { get; } = new(
        "tar",
        "as folder, in a tar archive, which is read in place",
        "POSIX.1-2001 (pax) and GNU tar",
        Archive,
        settings => new TarTree(settings[Archive]));

    /// <summary>A gzipped tar archive.</summary>
    public static TreeDataset OfTarGz { get; } = new(
        "tar.gz",
        "as folder, in a gzipped tar archive, which is read in place; its images have the order of the archive",
        "RFC 1952, over POSIX.1-2001 (pax) and GNU tar",
        Archive,
        settings => new TarGzTree(settings[Archive]));

    /// <summary>A zip archive.</summary>
    public static TreeDataset OfZip { get; } = new(
        "zip",
        "as folder, in a zip archive, which is read in place",
        "PKWARE, .ZIP File Format Specification",
        Archive,
        settings => new ZipTree(settings[Archive]));

    public override string Name { get; }

    public override string Summary { get; }

    public override string Source { get; }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override string? Refusal(Settings settings) =>
        Parameters.Contains(Root) && settings.Find(Root) is null && settings.Find(Index) is null
            ? "it needs `path`, the folder, or `index`, a file in the folder"
            : null;

    public override ImageSet Open(Settings settings)
    {
        var (rule, turn) = (Enum.Parse<ClassRule>(settings[Classes], ignoreCase: true), settings[Orientation]);
        var tree = _openTree(settings);
        try
        {
            return settings.Find(Index) is { } index ? TreeImages.OfIndex(tree, index, rule, turn) : TreeImages.OfClassFolders(tree, rule, turn);
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }
}
