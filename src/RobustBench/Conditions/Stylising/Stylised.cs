using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions.Stylising;

/// <summary>
/// Shows each image in a style drawn at random for it. Such images take seconds, so they are made once, before a run's first
/// part, and kept; this is what says how. It stands first, since the images themselves are made so.
/// </summary>
/// <remarks>
/// Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture, whose Stylized-ImageNet it makes of any images. The
/// style's place in the list is the first number of the trial's stream.
/// </remarks>
public sealed class Stylised : IConditionFamily
{
    /// <summary>The name in suites and condition keys.</summary>
    public const string FamilyName = "stylised";

    /// <summary>The images that styles are drawn from.</summary>
    public static readonly PathParameter Styles = Parameter.Path("styles", "the images whose styles are drawn, a folder or archive; its name stands in the key");

    /// <summary>Of iterative transfer, the network.</summary>
    public static readonly TextParameter Network = Parameter.Text("network", "of iterative transfer, whose features say what style is: an architecture, or zoo/NAME");

    /// <summary>Of iterative transfer, the network's weights.</summary>
    public static readonly FileParameter Weights = Parameter.File("weights", "the weights of the network", optional: true);

    /// <summary>Of feed-forward transfer, the encoder.</summary>
    public static readonly FileParameter Encoder = Parameter.File("encoder", "of feed-forward transfer (AdaIN), the weights of its encoder", optional: true);

    /// <summary>Of feed-forward transfer, the decoder.</summary>
    public static readonly FileParameter Decoder = Parameter.File("decoder", "of feed-forward transfer (AdaIN), the weights of its decoder", optional: true);

    /// <summary>Of feed-forward transfer, how much of the style.</summary>
    public static readonly NumberParameter Alpha = Parameter.Number("alpha", "of feed-forward transfer, how much of the style", 0, 1, standard: 1);

    /// <summary>Of iterative transfer, the steps.</summary>
    public static readonly WholeNumberParameter Steps = Parameter.WholeNumber("steps", "of iterative transfer, the steps of the search", 300, min: 1, max: 100_000);

    /// <summary>Of iterative transfer, the content's weight.</summary>
    public static readonly NumberParameter Content = Parameter.Number("content-weight", "of iterative transfer, the weight of the content; that of the style is 1", 0, standard: 0.02);

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public string Summary => "each image in a style drawn at random from a folder, by style transfer; made before the run begins, and kept";

    /// <inheritdoc/>
    public string Source => "Geirhos et al. 2019; Gatys et al. 2016, or Huang & Belongie 2017";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [Styles, Network, Weights, Encoder, Decoder, Alpha, Steps, Content];

    /// <inheritdoc/>
    public string? Conflict(Settings settings) => (settings.Find(Network), settings.Find(Encoder), settings.Find(Decoder)) switch
    {
        (null, null, null) => "say how: `network` for iterative transfer, or `encoder` and `decoder` for feed-forward transfer (AdaIN)",
        ({ } name, null, null) when name.StartsWith("zoo/", StringComparison.Ordinal) == settings.Find(Weights) is not null =>
            settings.Find(Weights) is null ? "`network` needs `weights`" : "a network of the zoo brings its weights: leave `weights` out",
        ({ }, null, null) => settings[Alpha] == 1 ? null : "`alpha` has no part in iterative transfer: leave it out",
        (null, { }, { }) when settings.Find(Weights) is not null || settings[Steps] != 300 || settings[Content] != 0.02 =>
            "`weights`, `steps` and `content-weight` have no part in feed-forward transfer: leave them out",
        (null, { }, { }) => null,
        (null, _, _) => "feed-forward transfer (AdaIN) needs both `encoder` and `decoder`",
        _ => "`network` is for iterative transfer, `encoder` and `decoder` are for feed-forward transfer: give the one or the others",
    };

    /// <inheritdoc/>
    public string? Refusal(Settings settings, int height, int width)
    {
        if (height != width) return $"style transfer makes squares, and the stimuli are {height} × {width}: give the data set `stimulus: {{ size: {Math.Min(height, width)} }}`";
        return settings.Find(Encoder) is not null && (height < 16 || height % 8 != 0)
            ? $"feed-forward transfer makes images whose side is a multiple of 8, from 16 on, and the stimuli are {height} × {width}: give the data set another `stimulus`"
            : null;
    }

    /// <summary>The position of the style that an image gets, by the next number of its stream.</summary>
    internal static int Draw(NoiseSource noise, int styles)
    {
        var uniform = new float[1];
        noise.Fill(uniform);
        return (int)((double)uniform[0] * styles);
    }
}
