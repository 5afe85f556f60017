using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace RobustBench.Models.Architectures;

/// <summary>The vision transformer: an image as a row of patches, seen by layers of attention, and judged by a token of its own.</summary>
/// <remarks>
/// Dosovitskiy et al. 2021, An image is worth 16×16 words, table 1; torchvision's <c>vit_b_16</c> …. The published files have the
/// earlier names <c>mlp.linear_1</c> and <c>mlp.linear_2</c>; both are read. As many positions as the weights have are taken: those for
/// larger images need <c>preprocessing: { size }</c>.
/// </remarks>
/// <param name="letter">The letter of its size.</param>
/// <param name="patch">The side of a patch in pixels.</param>
/// <param name="depth">The layers.</param>
/// <param name="heads">The heads of each layer's attention.</param>
/// <param name="width">The features of a token.</param>
internal sealed class VisionTransformer(char letter, int patch, int depth, int heads, int width) : Architecture
{
    private const double Epsilon = 1e-6;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VisionTransformer> All { get; } =
        [new('b', 16, 12, 12, 768), new('b', 32, 12, 12, 768), new('l', 16, 24, 16, 1024)];

    public override string Name => $"vit_{letter}_{patch}";

    public override string Summary => $"vision transformer ViT-{char.ToUpperInvariant(letter)}/{patch} for 224×224 images";

    public override string Source => "Dosovitskiy et al. 2021; torchvision";

    public override Preprocessing Preprocessing { get; } = Preprocessing.ImageNet(224);

    public override string Rename(string stored) => stored.Replace(".mlp.linear_1.", ".mlp.0.").Replace(".mlp.linear_2.", ".mlp.3.");

    public override Layer Build(Layers layers)
    {
        var project = layers.Conv("conv_proj", 3, width, kernel: patch, stride: patch);
        var token = layers.Parameter("class_token", 1, 1, width);
        var positions = layers.Parameter("encoder.pos_embedding", 1, WeightMismatches.AnySize, width);
        return Layers.Sequence(
        [
            project,
            image => Tokens(image, token, positions),
            .. Enumerable.Range(0, depth).Select(i => Block(layers, $"encoder.layers.encoder_layer_{i}")),
            // Of the last norm only the first token is looked at.
            input => input.select(1, 0),
            layers.LayerNorm("encoder.ln", width, Epsilon),
            layers.Classifier("heads.head", width),
        ]);
    }

    /// <summary>N×D×H×W to N×(1 + H·W)×D: the class token, then the patches row by row, each with its position added.</summary>
    private static Tensor Tokens(Tensor image, Tensor token, Tensor positions)
    {
        using var flat = image.flatten(2);
        using var patches = flat.transpose(1, 2);
        using var first = token.expand(image.shape[0], -1, -1);
        return cat([first, patches], 1).add_(positions, KeptScalars.One);
    }

    private Layer Block(Layers layers, string name) => Layers.Sequence(
        Layers.Residual(
            Layers.Sequence(layers.LayerNorm($"{name}.ln_1", width, Epsilon), Attention(layers, $"{name}.self_attention")), Layers.Identity),
        Layers.Residual(
            Layers.Sequence(
                layers.LayerNorm($"{name}.ln_2", width, Epsilon),
                layers.Linear($"{name}.mlp.0", width, 4 * width),
                Layers.Gelu,
                layers.Linear($"{name}.mlp.3", 4 * width, width)),
            Layers.Identity));

    private Layer Attention(Layers layers, string name) => Layers.Sequence(
        layers.LinearOf($"{name}.in_proj_weight", $"{name}.in_proj_bias", width, 3 * width),
        Attend,
        layers.Linear($"{name}.out_proj", width, width));

    /// <summary>Queries, keys and values N×T×3D to what each token gathers, N×T×D.</summary>
    private Tensor Attend(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (count, tokens) = (input.shape[0], input.shape[1]);
        var split = input.reshape(count, tokens, 3, heads, width / heads).permute(2, 0, 3, 1, 4).unbind(0);
        return functional.scaled_dot_product_attention(split[0], split[1], split[2])
            .transpose(1, 2).reshape(count, tokens, width).MoveToOuterDisposeScope();
    }
}
