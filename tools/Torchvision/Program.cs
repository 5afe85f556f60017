using System.Runtime.InteropServices;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using static TorchSharp.torch;

// One side of compare.py. Without arguments: the architectures, a line each, with the size of their images. With an architecture,
// a file of weights, a file of two stimuli (2×3×S×S float32) and two files to write: their logits, as a run computes them, and the
// gradient of the logits' sum, as an attack sees it.
if (args is [])
{
    foreach (var each in ArchitectureCatalogue.All) Console.WriteLine($"{each.Name} {each.Preprocessing.Size}");
    return 0;
}

if (args is not [var name, var weights, var stimuli, var logits, var gradient])
{
    Console.Error.WriteLine("usage: [ARCHITECTURE WEIGHTS STIMULI LOGITS GRADIENT]");
    return 2;
}

var architecture = ArchitectureCatalogue.Find(name) ?? throw new ArgumentException($"There is no architecture {name}.");
var size = architecture.Preprocessing.Size!.Value;
using var network = PreparedNetwork.Load(architecture, WeightFile.Read(weights), architecture.Preprocessing, TorchDevice.Cpu);
var pixels = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(stimuli)).ToArray();
using var batch = tensor(pixels, [2, 3, size, size]);
using (inference_mode())
{
    using var result = network.Forward(batch);
    Write(logits, result);
}

batch.requires_grad_();
using var sum = network.Forward(batch).sum();
Write(gradient, autograd.grad([sum], [batch])[0]);
return 0;

static void Write(string path, Tensor values) => File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(values.data<float>().ToArray()).ToArray());
