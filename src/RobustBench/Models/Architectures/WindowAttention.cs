using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Models.Architectures;

/// <summary>
/// Attention among the 7×7 patches of a window, with a learned bias for how far two patches are apart. With a shift the
/// windows lie across the borders of the others; patches that came together by going round the image's edge don't see each other.
/// </summary>
/// <remarks>Liu et al. 2021, Swin Transformer, sections 3.2 and 3.3 and equation 4; torchvision's <c>shifted_window_attention</c>.</remarks>
internal sealed class WindowAttention
{
    private const int Side = 7, Patches = Side * Side, Distances = (2 * Side) - 1;

    /// <summary>What is added to the weight of patches that must not see each other, before the softmax.</summary>
    private const float Apart = -100;

    private readonly Layer _split, _join;
    private readonly Tensor _bias;
    private readonly int _heads;
    private readonly bool _shifted;

    /// <summary>The attention of one block, whose tensors belong to the network.</summary>
    public WindowAttention(Layers layers, string name, int channels, int heads, bool shifted)
    {
        (_heads, _shifted) = (heads, shifted);
        _split = layers.Linear($"{name}.qkv", channels, 3 * channels);
        _join = layers.Linear($"{name}.proj", channels, channels);
        _bias = layers.Derived($"{name}.relative_position_bias_table", [Distances * Distances, heads], [heads, Patches, Patches], Spread);
        // torchvision saves which entry of the table is whose; it follows from the window's size.
        layers.Leave($"{name}.relative_position_index");
    }

    /// <summary>N×H×W×C to N×H×W×C.</summary>
    public Tensor Of(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (count, height, width, channels) = (input.shape[0], input.shape[1], input.shape[2], input.shape[3]);
        var padded = functional.pad(input, [0, 0, 0, Missing(width), 0, Missing(height)]);
        long rows = padded.shape[1] / Side, columns = padded.shape[2] / Side;
        // A window as large as the image has nowhere to go.
        long down = _shifted && rows > 1 ? Side / 2 : 0, right = _shifted && columns > 1 ? Side / 2 : 0;
        var moved = down + right > 0 ? padded.roll([-down, -right], [1, 2]) : padded;

        var windows = moved.reshape(count, rows, Side, columns, Side, channels).permute(0, 1, 3, 2, 4, 5).reshape(count * rows * columns, Patches, channels);
        var parts = _split(windows).reshape(count, rows * columns, Patches, 3, _heads, channels / _heads).permute(3, 0, 1, 4, 2, 5).unbind(0);
        var seen = down + right > 0 ? Borders(rows, columns, down, right, input.device).add(_bias, KeptScalars.One) : _bias;
        using Scalar scale = 1 / Math.Sqrt(channels / (double)_heads);
        var weights = parts[0].mul(scale).matmul(parts[1].transpose(-2, -1)).add_(seen, KeptScalars.One).softmax(-1);
        var gathered = weights.matmul(parts[2]).transpose(2, 3).reshape(count * rows * columns, Patches, channels);

        var joined = _join(gathered).reshape(count, rows, columns, Side, Side, channels).permute(0, 1, 3, 2, 4, 5).reshape(count, rows * Side, columns * Side, channels);
        var back = down + right > 0 ? joined.roll([down, right], [1, 2]) : joined;
        return back.slice(1, 0, height, 1).slice(2, 0, width, 1).contiguous().MoveToOuterDisposeScope();
    }

    private static long Missing(long side) => (Side - (side % Side)) % Side;

    /// <summary>From the table, a row for each distance and a column for each head, to heads × patches × patches.</summary>
    private static void Spread(ReadOnlySpan<float> table, Span<float> bias)
    {
        var heads = table.Length / (Distances * Distances);
        for (var i = 0; i < bias.Length; i++)
        {
            int head = i / (Patches * Patches), from = i / Patches % Patches, to = i % Patches;
            var (down, right) = ((from / Side) - (to / Side) + Side - 1, (from % Side) - (to % Side) + Side - 1);
            bias[i] = table[(((down * Distances) + right) * heads) + head];
        }
    }

    /// <summary>Windows × 1 × patches × patches: 0 where two patches were neighbours before the shift, too.</summary>
    private static Tensor Borders(long rows, long columns, long down, long right, Device device)
    {
        var values = new float[rows * columns * Patches * Patches];
        for (var i = 0; i < values.Length; i++)
        {
            long window = i / (Patches * Patches), from = i / Patches % Patches, to = i % Patches;
            long row = window / columns * Side, column = window % columns * Side;
            var same = Region(row + (from / Side), rows, down) == Region(row + (to / Side), rows, down)
                && Region(column + (from % Side), columns, right) == Region(column + (to % Side), columns, right);
            values[i] = same ? 0 : Apart;
        }

        return tensor(values, [rows * columns, 1, Patches, Patches], device: device);
    }

    /// <summary>Which of the three parts of a shifted side a place lies in: before the last window, in it, or come round from the start.</summary>
    private static int Region(long place, long windows, long shift)
    {
        var side = windows * Side;
        return place < side - Side ? 0 : place < side - shift ? 1 : 2;
    }
}
