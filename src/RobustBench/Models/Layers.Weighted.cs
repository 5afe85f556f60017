using RobustBench.Models.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Models;

/// <content>The layers that have weights.</content>
internal sealed partial class Layers
{
    /// <summary>A square convolution: <c>name.weight</c> and, unless there is none, <c>name.bias</c>.</summary>
    public Layer Conv(
        string name, int inChannels, int outChannels, int kernel, int stride = 1, int padding = 0, bool bias = true, int groups = 1)
    {
        var weight = Take($"{name}.weight", outChannels, inChannels / groups, kernel, kernel);
        var offset = bias ? Take($"{name}.bias", outChannels) : null;
        return weight is null || (bias && offset is null) || form == LayerForm.Checked
            ? Unbuilt
            : Conv(Own(weight), offset is null ? null : Own(offset), stride, padding, groups);
    }

    /// <summary>A square convolution, by default without bias, and the batch norm after it with its running statistics.</summary>
    public Layer ConvNorm(
        string conv,
        string norm,
        int inChannels,
        int outChannels,
        int kernel,
        int stride = 1,
        int padding = 0,
        bool bias = false,
        double epsilon = 1e-5,
        int groups = 1)
    {
        var weight = Take($"{conv}.weight", outChannels, inChannels / groups, kernel, kernel);
        var offset = bias ? Take($"{conv}.bias", outChannels) : null;
        var statistics = Statistics(norm, outChannels);
        if (weight is null || (bias && offset is null) || statistics is not var (gamma, beta, mean, variance) || form == LayerForm.Checked)
            return Unbuilt;

        if (form == LayerForm.Prepared)
        {
            var folded = new FoldedNorm(gamma, beta, mean, variance, epsilon);
            return Conv(
                Own(weight.Shape, values => folded.Weights(weight, values)),
                Own(gamma.Shape, values => folded.Biases(offset, values)),
                stride,
                padding,
                groups);
        }

        return Sequence(
            Conv(Own(weight), offset is null ? null : Own(offset), stride, padding, groups),
            Norm(gamma, beta, mean, variance, epsilon));
    }

    /// <summary>A batch norm that follows no convolution, with its running statistics; N×C×H×W.</summary>
    public Layer Norm(string name, int channels, double epsilon = 1e-5) =>
        Statistics(name, channels) is not var (gamma, beta, mean, variance) || form == LayerForm.Checked
            ? Unbuilt
            : Norm(gamma, beta, mean, variance, epsilon);

    /// <summary>
    /// Squeeze and excitation (Hu et al. 2018): the image times a gate for each channel, which two layers <c>name.fc1</c> and
    /// <c>name.fc2</c> compute from the channels' means.
    /// </summary>
    public Layer SqueezeExcite(string name, int channels, int squeezed, Layer activation, Layer gate)
    {
        var factors = Sequence(
            input => input.mean([2, 3], keepdim: true),
            Conv($"{name}.fc1", channels, squeezed, kernel: 1),
            activation,
            Conv($"{name}.fc2", squeezed, channels, kernel: 1),
            gate);
        return input =>
        {
            using var scale = factors(input);
            return input.mul(scale);
        };
    }

    /// <summary>A norm over the last dimension: <c>name.weight</c> and <c>name.bias</c>.</summary>
    public Layer LayerNorm(string name, int features, double epsilon)
    {
        WeightTensor? weight = Take($"{name}.weight", features), bias = Take($"{name}.bias", features);
        if (weight is null || bias is null || form == LayerForm.Checked)
            return Unbuilt;
        Tensor gamma = Own(weight), beta = Own(bias);
        return input => functional.layer_norm(input, [features], gamma, beta, epsilon);
    }

    /// <summary>A fully connected layer over the last dimension.</summary>
    public Layer Linear(string name, int inFeatures, int outFeatures, bool bias = true) => LinearOf($"{name}.weight", bias ? $"{name}.bias" : null, inFeatures, outFeatures);

    /// <summary>A fully connected layer over the last dimension whose weights have names of their own.</summary>
    public Layer LinearOf(string weightName, string? biasName, long inFeatures, long outFeatures)
    {
        var weight = Take(weightName, outFeatures, inFeatures);
        var offset = biasName is null ? null : Take(biasName, weight?.Shape[0] ?? outFeatures);
        if (outFeatures == AnySize && weight is not null)
            Classes = (int)weight.Shape[0];
        if (weight is null || (biasName is not null && offset is null) || form == LayerForm.Checked)
            return Unbuilt;
        var (matrix, bias) = (Own(weight), offset is null ? null : Own(offset));
        return input => functional.linear(input, matrix, bias);
    }

    /// <summary>The last, fully connected layer: N×in to N×classes, with as many classes as the weights have.</summary>
    public Layer Classifier(string name, int inFeatures) => LinearOf($"{name}.weight", $"{name}.bias", inFeatures, AnySize);

    /// <summary>A 1×1 convolution as the last layer with weights: to as many channels as the weights have classes.</summary>
    public Layer ConvClassifier(string name, int inChannels)
    {
        var weight = Take($"{name}.weight", AnySize, inChannels, 1, 1);
        var offset = Take($"{name}.bias", weight?.Shape[0] ?? AnySize);
        if (weight is not null) Classes = (int)weight.Shape[0];
        return weight is null || offset is null || form == LayerForm.Checked ? Unbuilt : Conv(Own(weight), Own(offset), stride: 1, padding: 0, groups: 1);
    }

    private static Layer Conv(Tensor weight, Tensor? bias, int stride, int padding, int groups) =>
        input => functional.conv2d(input, weight, bias, strides: [stride, stride], padding: [padding, padding], groups: groups);

    private Layer Norm(WeightTensor gamma, WeightTensor beta, WeightTensor mean, WeightTensor variance, double epsilon)
    {
        Tensor g = Own(gamma), b = Own(beta), m = Own(mean), v = Own(variance);
        return input => functional.batch_norm(input, m, v, g, b, training: false, eps: epsilon);
    }

    private (WeightTensor Gamma, WeightTensor Beta, WeightTensor Mean, WeightTensor Variance)? Statistics(string name, int channels)
    {
        var gamma = Take($"{name}.weight", channels);
        var beta = Take($"{name}.bias", channels);
        var mean = Take($"{name}.running_mean", channels);
        var variance = Take($"{name}.running_var", channels);
        return gamma is null || beta is null || mean is null || variance is null ? null : (gamma, beta, mean, variance);
    }
}
