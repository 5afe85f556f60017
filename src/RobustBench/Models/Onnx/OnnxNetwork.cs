using static TorchSharp.torch;

namespace RobustBench.Models.Onnx;

/// <summary>A network in an ONNX file. It runs on the CPU wherever the batch lies, and has no gradients.</summary>
/// <remarks>
/// Where the file fixes the batch size, images go in groups of it; the last group is filled up with zeros. So the logits
/// do not depend on the batches of the run.
/// </remarks>
internal sealed class OnnxNetwork : Classifier
{
    private readonly OnnxGraph _graph;
    private readonly Normalisation _normalisation;

    private OnnxNetwork(OnnxGraph graph, Normalisation normalisation, int classes, int? size, Device device) : base(classes, size, device) =>
        (_graph, _normalisation) = (graph, normalisation);

    /// <inheritdoc/>
    public override string Runtime => "ONNX Runtime";

    /// <inheritdoc/>
    public override bool Differentiable => false;

    /// <summary>Loads a network and tries it on two made-up images.</summary>
    /// <param name="file">The ONNX file, with its weights in it.</param>
    /// <param name="preprocessing">The normalisation that the network leaves to its user, and its input size, if it has one.</param>
    /// <param name="shown">The sizes of the stimuli that it will be shown; at least one.</param>
    /// <param name="device">Where the batches will lie.</param>
    /// <exception cref="InputException">The file is damaged, or no classifier of such stimuli.</exception>
    public static OnnxNetwork Load(
        NetworkFile file, Preprocessing preprocessing, IReadOnlyList<(int Height, int Width)> shown, Device device)
    {
        preprocessing.Require();
        TorchNative.EnsureLoaded();
        var graph = OnnxGraph.Open(file);
        var normalisation = new Normalisation(preprocessing, device);
        try
        {
            RequireSize(file.Path, graph.Size, preprocessing.Size, shown);
            var sizes = graph.Size is { } own ? [(own, own)] : shown;
            var classes = new LoadProbe(file.Path, images => Logits(graph, normalisation, images), device).Classes(sizes);
            using var there = zeros(1, device: device);
            return new OnnxNetwork(graph, normalisation, classes, graph.Size ?? preprocessing.Size, there.device);
        }
        catch
        {
            graph.Dispose();
            normalisation.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _graph.Dispose();
        _normalisation.Dispose();
    }

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor batch) => Logits(_graph, _normalisation, batch);

    private static void RequireSize(string path, int? own, int? given, IReadOnlyList<(int Height, int Width)> shown)
    {
        if (own is not { } size) return;
        if (given is not null && given != size)
            throw new InputException($"{path}: takes images of {size} × {size}, and `preprocessing` says {given}: leave the `size` out");
        if (shown.FirstOrDefault(stimulus => stimulus.Height != stimulus.Width) is { Height: > 0 } other)
        {
            throw new InputException(
                $"{path}: takes images of {size} × {size}, and the stimuli are no squares but {other.Height} × {other.Width}: "
                + $"give the data set `stimulus: {{ size: {size} }}`");
        }
    }

    private static Tensor Logits(OnnxGraph graph, Normalisation normalisation, Tensor batch)
    {
        using var scope = NewDisposeScope();
        var images = normalisation.Of(batch).cpu().contiguous();
        var logits = graph.Batch is { } group ? cat([.. images.split(group).Select(part => Filled(graph, part, group))]) : graph.Run(images);
        return logits.to(batch.device).MoveToOuterDisposeScope();
    }

    /// <summary>The logits of at most so many images as a group has.</summary>
    private static Tensor Filled(OnnxGraph graph, Tensor images, int group)
    {
        var missing = group - images.shape[0];
        if (missing == 0) return graph.Run(images);
        var filled = cat([images, zeros([missing, .. images.shape[1..]])]);
        return graph.Run(filled).narrow(0, 0, images.shape[0]);
    }
}
