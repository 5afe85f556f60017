using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace RobustBench.Models.Onnx;

/// <summary>An ONNX file opened by ONNX Runtime, with the one input and the one output that a classifier has.</summary>
/// <remarks>Runs on the CPU, each pass on the thread that asks for it; several threads may ask at once.</remarks>
internal sealed class OnnxGraph : IDisposable
{
    private static readonly string[] LogitNames = ["logits", "output"];

    private readonly InferenceSession _session;
    private readonly string[] _output;

    private OnnxGraph(InferenceSession session, string path)
    {
        _session = session;
        (Input, var sides) = FindInput(session, path);
        _output = [FindOutput(session, path)];
        Batch = sides[0] > 0 ? sides[0] : null;
        Size = FindSize(sides, path);
    }

    /// <summary>The name of the input.</summary>
    public string Input { get; }

    /// <summary>The number of images that the graph takes at a time; null where it takes any.</summary>
    public int? Batch { get; }

    /// <summary>The height and width of the images; null where it takes any.</summary>
    public int? Size { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">ONNX Runtime can't load it, or it is no classifier of RGB images.</exception>
    public static OnnxGraph Open(NetworkFile file)
    {
        OnnxLibrary.EnsureLoaded();
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            // What matters comes as an exception; the log would go to standard error.
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };

        // Weights in further files would escape the hash that trials are kept under. A file is no folder: none is found in it.
        options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", file.Path);
        InferenceSession? session = null;
        try
        {
            session = new InferenceSession(file.Bytes, options);
            return new OnnxGraph(session, file.Path);
        }
        catch (OnnxRuntimeException error)
        {
            session?.Dispose();
            throw new InputException($"{file.Path}: {Refusal(error)}", error);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <summary>The output for images of the graph's own batch size; the caller owns it.</summary>
    /// <param name="images">N×3×H×W float32 on the CPU, contiguous.</param>
    /// <exception cref="ForwardException">ONNX Runtime failed.</exception>
    public Tensor Run(Tensor images)
    {
        try
        {
            using var input = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, images.shape);
            images.bytes.CopyTo(MemoryMarshal.AsBytes(input.GetTensorMutableDataAsSpan<float>()));
            using var options = new RunOptions();
            using var outputs = _session.Run(options, [Input], [input], _output);
            var logits = empty(outputs[0].GetTensorTypeAndShape().Shape, ScalarType.Float32);
            MemoryMarshal.AsBytes(outputs[0].GetTensorDataAsSpan<float>()).CopyTo(logits.bytes);
            return logits;
        }
        catch (OnnxRuntimeException error)
        {
            throw new ForwardException(Line(error), error);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _session.Dispose();

    private static (string Name, int[] Sides) FindInput(InferenceSession session, string path)
    {
        if (session.InputMetadata.ToList() is not [var (name, input)])
            throw new InputException($"{path}: must have one input, the images, and has {Names(session.InputMetadata.Keys)}: export it again with one");
        RequireFloats(input, $"{path}: the input `{name}`");
        return input.Dimensions is [_, 3 or < 0, _, _] sides
            ? (name, sides)
            : throw new InputException($"{path}: the input `{name}` must be N × 3 × H × W and is {Shape(input.Dimensions)}: export it again with colour channels first");
    }

    private static string FindOutput(InferenceSession session, string path)
    {
        var names = session.OutputNames;
        var name = names.Count == 1 ? names[0] : LogitNames.FirstOrDefault(names.Contains);
        if (name is null)
            throw new InputException($"{path}: has {Names(names)} as outputs, and none of them is called logits or output: export it again with one output");
        RequireFloats(session.OutputMetadata[name], $"{path}: the output `{name}`");
        return name;
    }

    private static void RequireFloats(NodeMetadata value, string place)
    {
        var type = value.IsTensor ? $"{value.ElementDataType}" : $"{value.OnnxValueType}";
        if (!value.IsTensor || value.ElementDataType != TensorElementType.Float)
            throw new InputException($"{place} must be float32 and is {type}: export it again with one that is");
    }

    /// <summary>Only square images have one size; a side that is free follows the other.</summary>
    private static int? FindSize(int[] sides, string path)
    {
        List<int> given = [.. sides[2..].Where(side => side > 0).Distinct()];
        return given.Count < 2
            ? given.Cast<int?>().FirstOrDefault()
            : throw new InputException($"{path}: takes images of {sides[2]} × {sides[3]}, and only square ones can be given a size: export it again with a square or free one");
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`")) is { Length: > 0 } list ? list : "none";

    private static string Shape(int[] sides) => sides.Length == 0 ? "a single number" : string.Join(" × ", sides.Select(side => side > 0 ? $"{side}" : "any"));

    private static string Refusal(OnnxRuntimeException error) => error.Message.Contains("external data", StringComparison.OrdinalIgnoreCase)
        ? "keeps weights in a second file, which is not read: save it again as one file"
        : $"ONNX Runtime can't load it: {Line(error)}";

    private static string Line(OnnxRuntimeException error) =>
        string.Join(' ', error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
