using static TorchSharp.torch;
using ExternalException = System.Runtime.InteropServices.ExternalException;

namespace RobustBench.Models.TorchScript;

/// <summary>A network that is traced or scripted by PyTorch, in evaluation mode.</summary>
/// <remarks>
/// libtorch's interpreter lets several threads run one module, and computes the same bits from the first pass on: on the
/// CPU its profiling executor fuses nothing.
/// </remarks>
internal sealed class TorchScriptNetwork : Classifier
{
    private readonly string _path;
    private readonly jit.ScriptModule<object, object> _module;
    private readonly Normalisation _normalisation;

    private TorchScriptNetwork(
        string path, jit.ScriptModule<object, object> module, Normalisation normalisation, int classes, bool differentiable, int? size, Device device)
        : base(classes, size, device)
    {
        (_path, _module, _normalisation) = (path, module, normalisation);
        Differentiable = differentiable;
    }

    /// <summary>Found out at loading: quantised layers have no gradients.</summary>
    public override bool Differentiable { get; }

    /// <summary>Loads a network and tries it on two made-up images.</summary>
    /// <param name="file">What <c>torch.jit.save</c> wrote.</param>
    /// <param name="preprocessing">The normalisation that the network leaves to its user, and its input size, if it has one.</param>
    /// <param name="shown">The sizes of the stimuli that it will be shown; at least one.</param>
    /// <param name="device">Where it is to run.</param>
    /// <exception cref="InputException">The file is damaged, no TorchScript, or no classifier of such stimuli.</exception>
    public static TorchScriptNetwork Load(
        NetworkFile file, Preprocessing preprocessing, IReadOnlyList<(int Height, int Width)> shown, Device device)
    {
        preprocessing.Require();
        TorchScriptArchive.Require(file);
        TorchNative.EnsureLoaded();
        TorchDevice.KeepPrecision(device);
        using var end = new TerminateHandler($"{file.Path}: libtorch can't compile the code in it: save the network with a PyTorch no newer than libtorch");
        var module = Open(file, device);
        var normalisation = new Normalisation(preprocessing, device);
        try
        {
            var classes = new LoadProbe(file.Path, images => Run(module, normalisation.Of(images), file.Path), device).Classes(shown);
            var (gradients, there) = ProbeGradients(module, normalisation, shown[0], device);
            return new TorchScriptNetwork(file.Path, module, normalisation, classes, gradients, preprocessing.Size, there);
        }
        catch
        {
            Free(module);
            normalisation.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Free(_module);
        _normalisation.Dispose();
    }

    /// <inheritdoc/>
    protected override Tensor Logits(Tensor batch)
    {
        using var scope = NewDisposeScope();
        return Run(_module, _normalisation.Of(batch), _path).MoveToOuterDisposeScope();
    }

    private static void Free(jit.ScriptModule<object, object> module)
    {
        // While it is freed a module makes tensors of its weights once more; the scope frees those.
        using var scope = NewDisposeScope();
        module.Dispose();
    }

    private static jit.ScriptModule<object, object> Open(NetworkFile file, Device device)
    {
        // Tensors of inference mode would refuse gradients for ever, so the caller's mode must not reach them.
        using var mode = inference_mode(false);
        using var scope = NewDisposeScope();
        try
        {
            var module = jit.load<object, object>(file.Bytes, device.type, device.index);
            module.eval();
            // A graph is to be kept only where the caller asks for the gradients of the batch.
            foreach (var weight in module.parameters()) weight.requires_grad_(false);
            return module;
        }
        catch (ExternalException error)
        {
            throw new InputException($"{file.Path}: libtorch can't load it: {Line(error)}", error);
        }
    }

    private static Tensor Run(jit.ScriptModule<object, object> module, Tensor images, string path)
    {
        try
        {
            return module.forward(images) as Tensor ?? throw NoTensor(path, null);
        }
        catch (ExternalException error)
        {
            throw new ForwardException(Line(error), error);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // How TorchSharp tells of a result that it has no type for, such as a dictionary.
            throw NoTensor(path, error);
        }
    }

    private static InputException NoTensor(string path, Exception? inner)
    {
        var problem = $"{path}: the output must be one tensor of logits, and is something else, such as a tuple or a dictionary: save a network that returns the logits alone";
        return inner is null ? new InputException(problem) : new InputException(problem, inner);
    }

    /// <summary>Whether gradients reach an image, and the device as tensors name it.</summary>
    private static (bool Gradients, Device Device) ProbeGradients(
        jit.ScriptModule<object, object> module, Normalisation normalisation, (int Height, int Width) size, Device device)
    {
        using var mode = inference_mode(false);
        using var gradients = enable_grad();
        using var scope = NewDisposeScope();
        var images = ProbeImages.Two(size.Height, size.Width, device).requires_grad_();
        try
        {
            // Without a graph autograd.grad would end the process.
            var sum = ((Tensor)module.forward(normalisation.Of(images))).sum();
            if (sum.requires_grad) _ = autograd.grad([sum], [images]);
            return (sum.requires_grad, images.device);
        }
        catch (ExternalException)
        {
            return (false, images.device);
        }
    }

    /// <summary>The line of an error that says what is wrong; around it are the code and the stack of the interpreter.</summary>
    private static string Line(ExternalException error)
    {
        var lines = error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(line => line.StartsWith("RuntimeError: ", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "no reason given";
    }
}
