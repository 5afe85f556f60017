namespace RobustBench.Models.Architectures;

/// <summary>The LeNet of PyTorch's CIFAR-10 tutorial: two 5×5 convolutions with pooling, three linear layers.</summary>
/// <remarks>
/// LeCun et al. 1998, Gradient-Based Learning Applied to Document Recognition, in the version of
/// https://docs.pytorch.org/tutorials/beginner/blitz/cifar10_tutorial.html; weights of https://github.com/pytorch/captum.
/// </remarks>
internal sealed class CaptumLeNet : Architecture
{
    public override string Name => "captum_lenet";

    public override string Summary => "LeNet of PyTorch's CIFAR-10 tutorial, for 32×32 images";

    public override string Source => "LeCun et al. 1998; github.com/pytorch/captum, insights/attr_vis/models";

    public override Preprocessing Preprocessing { get; } =
        new() { Mean = [0.5f, 0.5f, 0.5f], Std = [0.5f, 0.5f, 0.5f], Size = 32 };

    public override Layer Build(Layers layers) => Layers.Sequence(
        layers.Conv("conv1", 3, 6, kernel: 5),
        Layers.Relu,
        layers.MaxPool(kernel: 2, stride: 2),
        layers.Conv("conv2", 6, 16, kernel: 5),
        Layers.Relu,
        layers.MaxPool(kernel: 2, stride: 2),
        Layers.Flatten,
        layers.Linear("fc1", 16 * 5 * 5, 120),
        Layers.Relu,
        layers.Linear("fc2", 120, 84),
        Layers.Relu,
        layers.Classifier("fc3", 84));
}
