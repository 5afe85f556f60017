using static TorchSharp.torch;

namespace RobustBench.Models;

/// <summary>
/// One step of a network. It never disposes of its input; its result is a new tensor, or its input overwritten where
/// the layer says so.
/// </summary>
internal delegate Tensor Layer(Tensor input);
