using System.Globalization;

namespace RobustBench.Fetching;

/// <summary>A public file that can be fetched.</summary>
/// <param name="Name">The set or network that it belongs to, by which it is asked for; several files may share one.</param>
/// <param name="File">What it is called on disk.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Bytes">Its size; null where none was published.</param>
/// <param name="Hash">What it is verified by; null where no checksum was published.</param>
/// <param name="Unpack">How it is packed: <c>zip</c>, <c>tar</c>, <c>tar.gz</c>; empty where it is used as it is.</param>
/// <param name="Licence">Its licence, as its publisher states it.</param>
/// <param name="Source">The paper, or whose weights they are.</param>
public sealed record CatalogueFile(string Name, string File, Uri Url, long? Bytes, FileHash? Hash, string Unpack, string Licence, string Source)
{
    private const string Resource = "RobustBench.Fetching.catalogue.csv";

    private static readonly Lazy<IReadOnlyList<CatalogueFile>> Known = new(() =>
    {
        using var text = new StreamReader(typeof(CatalogueFile).Assembly.GetManifestResourceStream(Resource)!);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Parse)];
    });

    /// <summary>
    /// The files that come with the program. Addresses, sizes and checksums are those that the publishers and others who use the files
    /// (torchvision, TensorFlow Datasets) state; none of them could be tried where this list was made.
    /// </summary>
    public static IReadOnlyList<CatalogueFile> All => Known.Value;

    private static CatalogueFile Parse(string line) => line.Split(',') is [var name, var file, var url, var bytes, var hash, var unpack, var licence, var source]
        ? new CatalogueFile(
            name, file, new Uri(url), bytes.Length > 0 ? long.Parse(bytes, CultureInfo.InvariantCulture) : null, hash.Length > 0 ? FileHash.Parse(hash) : null, unpack, licence, source)
        : throw new FormatException($"The catalogue's line has not eight fields: {line}");
}
