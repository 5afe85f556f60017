using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RobustBench.Data;
using RobustBench.Drawing;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using RobustBench.Models.Zoo;
using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>Makes stylised images: cue conflicts of two folders, or a data set in styles drawn at random.</summary>
public static class Styliser
{
    /// <summary>Makes what is missing. Every image is written as soon as it is finished, so that a kill costs those in the making.</summary>
    /// <param name="options">What, and how.</param>
    /// <param name="report">Told, from several threads, of the images finished in this call and of all that it has to make.</param>
    /// <param name="cancel">Ends at the next step; what is finished is kept.</param>
    /// <exception cref="InputException">Something that was given is wrong.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static StyliseOutcome Run(StyliseOptions options, Action<int, int> report, CancellationToken cancel)
    {
        using var contents = StyleImages.Open(options.Contents);
        using var styles = StyleImages.Open(options.Styles);
        var pairs = Pairs(options, contents, styles);
        var device = TorchDevice.Resolve(options.Device);
        set_num_threads(1);
        using var network = Load(options, device, out var weights);
        var settings = options.Settings with { Size = options.Size ?? network.InputSize!.Value };
        var transfer = new StyleTransfer(network, settings);
        var record = StyleRecord.Open(options.Output, Describe(options, settings, transfer.Layers, weights), options.Fresh);
        var missing = pairs.Where(pair => !record.Has(pair.Output)).ToList();
        report(0, missing.Count);
        Make(options, settings, (contents, styles), transfer, network.Device, record, missing, report, cancel);
        return new StyliseOutcome(pairs.Count, missing.Count);
    }

    private static void Make(
        StyliseOptions options, StyleSettings settings, (StyleImages Contents, StyleImages Styles) sources, StyleTransfer transfer, Device device,
        StyleRecord record, List<StylePair> missing, Action<int, int> report, CancellationToken cancel)
    {
        var done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = device.type == TorchSharp.DeviceType.CPU ? options.Threads : 1, CancellationToken = cancel };
        try
        {
            // One by one in rising order, so that the first images are finished first.
            Parallel.ForEach(Partitioner.Create(missing.Chunk(options.BatchSize), EnumerablePartitionerOptions.NoBuffering), parallel, batch =>
            {
                set_num_threads(1);
                using var scope = NewDisposeScope();
                using var mode = inference_mode(false);
                var contents = Read(sources.Contents, batch.Select(pair => pair.Content), settings.Size, device);
                var styles = Read(sources.Styles, batch.Select(pair => pair.Style), settings.Size, device);
                var (images, start, end, ofStyle) = transfer.Run(contents, styles, cancel);
                for (var i = 0; i < batch.Length; i++) record.Add(batch[i], Encode(images[i], settings.Size), start[i], end[i], ofStyle[i]);
                report(Interlocked.Add(ref done, batch.Length), missing.Count);
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.FirstOrDefault(error => error is InputException) is InputException wrong)
        {
            throw wrong;
        }
        finally
        {
            record.Close();
        }
    }

    private static IReadOnlyList<StylePair> Pairs(StyliseOptions options, StyleImages contents, StyleImages styles)
    {
        var pairs = options.PairsFile is { } file ? StylePairsFile.Read(file, contents, styles)
            : options.AllPairs ? StylePairs.All(contents.Paths, styles.Paths)
            : StylePairs.Random(contents.Paths, styles.Paths, options.Seed);
        if (pairs.GroupBy(pair => pair.Output).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            throw new InputException(OneLine.Of($"`{twice.Key}` would be made twice, of {twice.First().Content} and of {twice.Last().Content}: give the files other names"));
        return options.Limit is { } limit ? [.. pairs.Take(limit)] : pairs;
    }

    private static PreparedNetwork Load(StyliseOptions options, Device device, out string weights)
    {
        var zoo = ZooCatalogue.Find(options.Network);
        var architecture = zoo?.Architecture ?? ArchitectureCatalogue.Find(options.Network)
            ?? throw new InputException($"--network {options.Network}: there is no such architecture, and no such network of the zoo: see robustbench list models");
        var path = zoo?.WeightsIn(ZooCatalogue.Folder) ?? options.Weights ?? throw new InputException($"--network {options.Network}: it needs --weights, a file of its weights");
        var file = WeightFile.Read(path);
        weights = file.Sha256;
        return PreparedNetwork.Load(architecture, file, architecture.Preprocessing, device);
    }

    private static JsonObject Describe(StyliseOptions options, StyleSettings settings, StyleLayers layers, string weights) => new()
    {
        ["network"] = options.Network,
        ["weights_sha256"] = weights,
        ["size"] = settings.Size,
        ["steps"] = settings.Steps,
        ["rate"] = settings.Rate,
        ["content_weight"] = settings.Content,
        ["smoothness"] = settings.Smoothness,
        ["style_layers"] = new JsonArray([.. layers.Style.Select(layer => JsonValue.Create(layer))]),
        ["content_layer"] = layers.Content,
        ["pairs"] = options.PairsFile is not null ? "file" : options.AllPairs ? "all" : "random",
        ["seed"] = options.Seed,
    };

    private static Tensor Read(StyleImages source, IEnumerable<string> paths, int size, Device device)
    {
        var geometry = new StimulusOptions { Resize = size, Size = size };
        var files = paths.ToList();
        var pixels = new float[files.Count * 3 * size * size];
        foreach (var (index, path) in files.Index())
        {
            using var raster = source.Read(path);
            Geometry.Apply(raster, geometry).CopyTo(pixels.AsSpan(index * 3 * size * size, 3 * size * size));
        }

        return tensor(pixels, [files.Count, 3, size, size]).to(device);
    }

    private static byte[] Encode(Tensor image, int size)
    {
        using var scope = NewDisposeScope();
        var values = new float[3 * size * size];
        image.cpu().contiguous().bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return Png.Encode(RgbImage.OfPlanes(values, size, size));
    }
}
