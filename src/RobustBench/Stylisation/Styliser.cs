using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RobustBench.Data;
using RobustBench.Drawing;
using RobustBench.Models;
using static TorchSharp.torch;

namespace RobustBench.Stylisation;

/// <summary>Makes stylised images: cue conflicts of two folders, or a data set in styles drawn at random.</summary>
public static class Styliser
{
    private const int MostSize = 4096;

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
        using var method = StyleMethod.Of(options, device);
        Check(options, method.Size);
        var record = StyleRecord.Open(options.Output, Describe(options, method), options.Fresh);
        var missing = pairs.Where(pair => !record.Has(pair)).ToList();
        report(0, missing.Count);
        Make(options, (contents, styles), method, record, missing, report, cancel);
        return new StyliseOutcome(pairs.Count, missing.Count);
    }

    private static void Make(
        StyliseOptions options, (StyleImages Contents, StyleImages Styles) sources, StyleMethod method,
        StyleRecord record, List<StylePair> missing, Action<int, int> report, CancellationToken cancel)
    {
        var done = 0;
        try
        {
            var workers = method.Device.type == TorchSharp.DeviceType.CPU ? options.Threads : 1;
            Workers.Run(missing.Chunk(options.BatchSize), workers, (batch, stop) =>
            {
                Make(batch, sources, method, record, stop);
                report(Interlocked.Add(ref done, batch.Length), missing.Count);
            }, cancel);
        }
        finally
        {
            record.Close();
        }
    }

    private static void Make(StylePair[] batch, (StyleImages Contents, StyleImages Styles) sources, StyleMethod method, StyleRecord record, CancellationToken cancel)
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode(false);
        var contents = Read(sources.Contents, batch.Select(pair => pair.Content), method);
        var styles = Read(sources.Styles, batch.Select(pair => pair.Style), method);
        var made = method.Run(contents, styles, cancel);
        for (var i = 0; i < batch.Length; i++) record.Add(batch[i], Encode(made.Images[i], method.Size), made.Start[i], made.End[i], made.OfStyle[i]);
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

    private static void Check(StyliseOptions options, int size)
    {
        if (size > MostSize) throw new InputException($"--size {size}: images have at most {MostSize} pixels a side");
        if (3L * size * size * options.BatchSize > Array.MaxLength)
            throw new InputException($"--batch-size {options.BatchSize}: so many images of {size}×{size} do not fit into one batch");
    }

    private static JsonObject Describe(StyliseOptions options, StyleMethod method)
    {
        var description = method.Describe();
        description["content"] = options.Contents;
        description["style"] = options.Styles;
        description["pairs"] = options.PairsFile is not null ? "file" : options.AllPairs ? "all" : "random";
        description["seed"] = options.Seed;
        return description;
    }

    private static Tensor Read(StyleImages source, IEnumerable<string> paths, StyleMethod method)
    {
        var size = method.Size;
        var geometry = new StimulusOptions { Resize = size, Size = size };
        var files = paths.ToList();
        var pixels = new float[files.Count * 3 * size * size];
        foreach (var (index, path) in files.Index())
        {
            using var raster = source.Read(path);
            Geometry.Apply(raster, geometry).CopyTo(pixels.AsSpan(index * 3 * size * size, 3 * size * size));
        }

        return tensor(pixels, [files.Count, 3, size, size]).to(method.Device);
    }

    /// <summary>An image 3×S×S float32 in [0, 1] as a PNG.</summary>
    internal static byte[] Encode(Tensor image, int size)
    {
        using var scope = NewDisposeScope();
        var values = new float[3 * size * size];
        image.cpu().contiguous().bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        return Png.Encode(RgbImage.OfPlanes(values, size, size));
    }
}
