using RobustBench.Data.Cue16;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.TrainZoo;

/// <summary>The architecture <c>cue16_resnet</c> with what training needs: batch statistics and gradients of the weights.</summary>
/// <remarks>The names of its state dict are those of the architecture, which the saved file is read back by.</remarks>
internal sealed class TrainableNetwork : Module<Tensor, Tensor>
{
    private const int Classes = 16;

    private readonly Module<Tensor, Tensor> _stem, _norm, _head;
    private readonly IReadOnlyList<Block> _blocks;

    /// <summary>A network with random weights.</summary>
    public TrainableNetwork(Dice dice) : base("cue16_resnet")
    {
        int[] channels = [16, 24, 40, 56];
        _stem = Conv2d(3, channels[0], 5, stride: 2, padding: 2, bias: false);
        _norm = BatchNorm2d(channels[0]);
        register_module("conv1", _stem);
        register_module("bn1", _norm);
        var blocks = new List<Block>();
        var inputs = channels[0];
        foreach (var (stage, outputs) in channels.Index())
        {
            var block = new Block($"layer{stage + 1}", inputs, outputs, stride: stage == 0 ? 1 : 2);
            register_module($"layer{stage + 1}", Sequential(("0", block)));
            blocks.Add(block);
            inputs = outputs;
        }

        _blocks = blocks;
        _head = Linear(inputs, Classes);
        register_module("fc", _head);
        foreach (var (name, parameter) in named_parameters()) Initialise(name, parameter, dice);
    }

    /// <summary>The logits of normalised images.</summary>
    public override Tensor forward(Tensor input)
    {
        var hidden = _norm.call(_stem.call(input)).relu_();
        foreach (var block in _blocks) hidden = block.call(hidden);
        return _head.call(hidden.mean([2, 3]));
    }

    /// <summary>The same values in the layout that convolutions are fastest in.</summary>
    public static Tensor ChannelsLast(Tensor images) => images.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);

    /// <summary>
    /// Normal with He et al.'s deviation for convolutions (2015, fan-out), 1 and 0 for batch norms, uniform within
    /// 1/√inputs for the linear layer, as torchvision's ResNet begins.
    /// </summary>
    private static void Initialise(string name, TorchSharp.Modules.Parameter parameter, Dice dice)
    {
        using var mode = no_grad();
        var shape = parameter.shape;
        if (shape.Length == 4) Fill(parameter, Math.Sqrt(2.0 / (shape[0] * shape[2] * shape[3])), summed: 4, dice);
        else if (name == "fc.weight") Fill(parameter, Math.Sqrt(1.0 / shape[1] / 3), summed: 1, dice);
        else if (name.EndsWith("weight", StringComparison.Ordinal)) parameter.fill_(1);
        else parameter.zero_();
    }

    /// <summary>Sums of uniform numbers, of that standard deviation: four are nearly normal.</summary>
    private static void Fill(TorchSharp.Modules.Parameter parameter, double deviation, int summed, Dice dice)
    {
        var values = new float[parameter.numel()];
        foreach (ref var value in values.AsSpan())
        {
            var sum = 0.0;
            for (var i = 0; i < summed; i++) sum += dice.Within(1);
            value = (float)(deviation * sum * Math.Sqrt(3.0 / summed));
        }

        using var drawn = tensor(values).reshape(parameter.shape);
        parameter.copy_(drawn);
    }

    private sealed class Block : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor> _conv1, _norm1, _conv2, _norm2;
        private readonly Module<Tensor, Tensor>? _shortcut;

        public Block(string name, int inputs, int outputs, int stride) : base(name)
        {
            _conv1 = Conv2d(inputs, outputs, 3, stride: stride, padding: 1, bias: false);
            _norm1 = BatchNorm2d(outputs);
            _conv2 = Conv2d(outputs, outputs, 3, padding: 1, bias: false);
            _norm2 = BatchNorm2d(outputs);
            register_module("conv1", _conv1);
            register_module("bn1", _norm1);
            register_module("conv2", _conv2);
            register_module("bn2", _norm2);
            if (stride == 1 && inputs == outputs) return;
            _shortcut = Sequential(("0", Conv2d(inputs, outputs, 1, stride: stride, bias: false)), ("1", BatchNorm2d(outputs)));
            register_module("downsample", _shortcut);
        }

        public override Tensor forward(Tensor input)
        {
            var path = _norm2.call(_conv2.call(_norm1.call(_conv1.call(input)).relu_()));
            return path.add_(_shortcut is null ? input : _shortcut.call(input)).relu_();
        }
    }
}
