using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RobustBench.Conditions;
using RobustBench.Conditions.Stylising;
using RobustBench.Data;
using RobustBench.Data.Decoding;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using RobustBench.Models.Zoo;
using RobustBench.Parameters;
using RobustBench.Plans;
using RobustBench.Randomness;
using RobustBench.Stylisation;
using static TorchSharp.torch;

namespace RobustBench.Running;

/// <summary>
/// The images of conditions that show them in a style: made once, on the CPU and one by one, and kept as PNGs whose names are
/// the SHA-256 of all that they depend on, for whatever run asks next. Safe from several threads.
/// </summary>
internal sealed class StyledImages : IDisposable
{
    /// <summary>The environment variable that names the folder in which the images are kept.</summary>
    public const string FolderVariable = "ROBUSTBENCH_CACHE";

    /// <summary>Changes when the same settings give other images, as where what style transfer leaves to its defaults changes.</summary>
    private const string Version = "robustbench style 1";

    private readonly ConcurrentDictionary<string, Lazy<StyleImages>> _styles = new();
    private readonly ConcurrentDictionary<(string Path, string Style), string> _styleHashes = new();
    private readonly ConcurrentDictionary<string, string> _fileHashes = new(), _folderHashes = new();
    private readonly ConcurrentDictionary<string, Lazy<StyleMethod>> _methods = new();

    /// <summary>Where the images are kept: <c>stylised</c> in the folder that the environment names, else in the user's cache.</summary>
    public static string Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named) return Path.Combine(Path.GetFullPath(named), "stylised");
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } home
                ? home
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(cache, "robustbench", "stylised");
        }
    }

    /// <summary>Why images can't be made so, each with the mend; none where they can.</summary>
    /// <param name="settings">How.</param>
    /// <param name="side">The side of the stimuli, which are squares.</param>
    public static IReadOnlyList<string> Problems(Settings settings, int side)
    {
        try
        {
            StyleImages.Open(settings[Stylised.Styles]).Dispose();
            if (settings.Find(Stylised.Network) is { } name) WeightCheck.Classes(Architecture(name), WeightFile.Read(NetworkFile(settings)));
            else StyleMethod.Of(Options(settings, side), TorchDevice.Cpu).Dispose();
            return [];
        }
        catch (InputException problem)
        {
            return problem.Problems;
        }
    }

    /// <summary>What images depend on besides content, style and size.</summary>
    public string[] Facts(Settings settings) =>
    [
        Version,
        settings.Find(Stylised.Network) ?? "adain",
        .. Files(settings).Select(file => _fileHashes.GetOrAdd(file, Hash)),
        settings[Stylised.Alpha].ToString("R", CultureInfo.InvariantCulture),
        settings[Stylised.Steps].ToString(CultureInfo.InvariantCulture),
        settings[Stylised.Content].ToString("R", CultureInfo.InvariantCulture),
    ];

    /// <summary>SHA-256 of all styles with their paths below their folder, lower-case hexadecimal.</summary>
    public string Styles(Settings settings) => _folderHashes.GetOrAdd(settings[Stylised.Styles], folder =>
        Hash(Open(folder).Paths.SelectMany(path => new[] { path, StyleHash(folder, path) })));

    /// <summary>An image in a style, which is drawn by the next number of its stream; it is made where it is not there.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Picture Of(Picture content, ConditionStep style, NoiseSource noise, CancellationToken cancel)
    {
        var (path, name) = Find(content, style, noise);
        if (!File.Exists(path)) Make(content, style, name, path, cancel);
        using var raster = ImageDecoder.Decode(File.ReadAllBytes(path), applyOrientation: false);
        return Geometry.Apply(raster, new StimulusOptions());
    }

    /// <summary>Makes what is missing of parts, before a run shows them.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="datasets">The data sets by key.</param>
    /// <param name="maker">Has the streams by which styles are drawn.</param>
    /// <param name="threads">Images that are made side by side.</param>
    /// <param name="report">Told how far it is, from several threads.</param>
    /// <param name="cancel">Ends it at the next step; what is finished is kept.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Make(
        IReadOnlyList<PlannedPart> parts, IReadOnlyDictionary<string, OpenDataset> datasets, StimulusMaker maker, int threads, Action<RunEvent> report, CancellationToken cancel)
    {
        var groups = parts.Where(part => part.Condition.Condition.Style is not null).GroupBy(part => (part.Dataset.Key, part.First)).ToList();
        if (groups.Count == 0) return;
        var (done, all) = (0, groups.Sum(group => group.First().Count * group.Select(part => part.Condition.Condition.Key).Distinct().Count()));
        report(new StylesMade(0, all));
        foreach (var cell in groups)
        {
            var block = PictureBlock.Read(
                datasets[cell.Key.Key], cell.Key.First, cell.First().Count,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, new StageClock(), _ => { });
            var images =
                from condition in cell.Select(part => part.Condition.Condition).DistinctBy(condition => condition.Key)
                from index in Enumerable.Range(0, block.Pictures.Count)
                select (Index: index, Condition: condition);
            Workers.Run(images, threads, (image, stop) =>
            {
                var (content, style) = (block.Pictures[image.Index], image.Condition.Style!);
                var (path, name) = Find(content, style, maker.Noise(block, image.Index, image.Condition));
                if (!File.Exists(path)) Make(content, style, name, path, stop);
                report(new StylesMade(Interlocked.Increment(ref done), all));
            }, cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var styles in _styles.Values.Where(opened => opened.IsValueCreated)) styles.Value.Dispose();
        foreach (var method in _methods.Values.Where(loaded => loaded.IsValueCreated)) method.Value.Dispose();
    }

    /// <summary>Where an image is kept, and the path of its style below the styles' folder.</summary>
    private (string Path, string Style) Find(Picture content, ConditionStep style, NoiseSource noise)
    {
        var folder = style.Settings[Stylised.Styles];
        var styles = Open(folder);
        var name = styles.Paths[Stylised.Draw(noise, styles.Paths.Count)];
        var hash = Hash([
            .. Facts(style.Settings), content.Height.ToString(CultureInfo.InvariantCulture),
            Convert.ToHexStringLower(SHA256.HashData(content.Pixels)), StyleHash(folder, name),
        ]);
        return (Path.Combine(Folder, hash[..2], $"{hash}.png"), name);
    }

    private void Make(Picture content, ConditionStep style, string name, string path, CancellationToken cancel)
    {
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var mode = inference_mode(false);
        var (side, pixels) = (content.Height, new float[content.Pixels.Length]);
        var method = _methods.GetOrAdd($"{side} {style.Settings.Text}", _ => new Lazy<StyleMethod>(() => StyleMethod.Of(Options(style.Settings, side), TorchDevice.Cpu))).Value;
        content.CopyTo(pixels);
        var contents = tensor(pixels, [1, 3, side, side]);
        using (var raster = Open(style.Settings[Stylised.Styles]).Read(name))
            Geometry.Apply(raster, new StimulusOptions { Resize = side, Size = side }).CopyTo(pixels);
        var made = method.Run(contents, tensor(pixels, [1, 3, side, side]), cancel);
        var png = Styliser.Encode(made.Images[0], side);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.Write(path, stream => stream.Write(png));
    }

    private StyleImages Open(string folder) => _styles.GetOrAdd(folder, path => new Lazy<StyleImages>(() => StyleImages.Open(path))).Value;

    private string StyleHash(string folder, string style) => _styleHashes.GetOrAdd((folder, style), _ =>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Open(folder).AppendContent(style, hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    });

    private static StyliseOptions Options(Settings settings, int side) => new()
    {
        Contents = "",
        Styles = settings[Stylised.Styles],
        Output = "",
        Network = settings.Find(Stylised.Network),
        Weights = settings.Find(Stylised.Weights),
        Encoder = settings.Find(Stylised.Encoder),
        Decoder = settings.Find(Stylised.Decoder),
        Alpha = settings[Stylised.Alpha],
        Size = side,
        Settings = new StyleSettings { Size = side, Steps = (int)settings[Stylised.Steps], Content = settings[Stylised.Content] },
    };

    private static Architecture Architecture(string network) => ZooCatalogue.Find(network)?.Architecture ?? ArchitectureCatalogue.Find(network)
        ?? throw new InputException($"`network` is '{network}', and there is no such architecture, and no such network of the zoo: see robustbench list models");

    private static string NetworkFile(Settings settings) =>
        ZooCatalogue.Find(settings.Find(Stylised.Network)!)?.WeightsIn(ZooCatalogue.Folder) ?? settings.Find(Stylised.Weights)!;

    private static string[] Files(Settings settings) => settings.Find(Stylised.Network) is not null
        ? [NetworkFile(settings)]
        : [settings.Find(Stylised.Encoder)!, settings.Find(Stylised.Decoder)!];

    private static string Hash(string file)
    {
        using var stream = RegularFile.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Of lines, none of which holds an end of line but a path, which stands in front of a hash.</summary>
    private static string Hash(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
