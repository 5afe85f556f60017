using System.Globalization;
using RobustBench.Randomness;

namespace RobustBench.Data.Cue16;

/// <summary>
/// All that is drawn of one image before its pixels are. Each aspect has a random stream of its own, so that the images of
/// one position are the same scene in every kind of stimuli: the silhouette is that of the original.
/// </summary>
internal sealed class Scene
{
    private const int Classes = 16;

    private readonly long _seed;
    private readonly string _key;
    private readonly Sampling _sampling;

    /// <summary>The scene of an image.</summary>
    /// <param name="seed">The data set's seed.</param>
    /// <param name="split">The split.</param>
    /// <param name="stimuli">The kind of stimuli, which decides what textures are worn.</param>
    /// <param name="index">The image's position in the split.</param>
    public Scene(long seed, Split split, Stimuli stimuli, int index)
    {
        (_seed, _sampling) = (seed, split.Sampling);
        _key = string.Create(CultureInfo.InvariantCulture, $"cue16 {split.Name} {index}");
        Shape = index % Classes;
        Texture = stimuli switch
        {
            // All 15 other classes in turn.
            Stimuli.CueConflict => (Shape + 1 + index / Classes % (Classes - 1)) % Classes,
            Stimuli.Stylised => Dice("worn").Below(Classes),
            _ => Shape,
        };
        Placement = Placement.Draw(Shapes.Outlines[Shape], _sampling, Dice("placement"));
        Palette = Palette.Draw(_sampling, Dice("palette"));
    }

    /// <summary>The class of the shape.</summary>
    public int Shape { get; }

    /// <summary>The class of the texture.</summary>
    public int Texture { get; }

    /// <summary>Where the figure lies.</summary>
    public Placement Placement { get; }

    /// <summary>The colours.</summary>
    public Palette Palette { get; }

    /// <summary>The standard deviation of the background.</summary>
    public double Background => _sampling.Background;

    /// <summary>The share of ten judges who would say that the image shows its class.</summary>
    public double SelectionFrequency => Cue16.SelectionFrequency.Of(this, Dice("judges"));

    /// <summary>The texture's share of its second colour in every pixel, 64 × 64.</summary>
    public float[] DrawTexture()
    {
        var (dice, texture) = (Dice("texture"), Textures.All[Texture]);
        var scale = dice.In(_sampling.TextureScale);
        var (sin, cos) = PortableMath.SinCos(PortableMath.Radians(texture.Slope + dice.Within(_sampling.TextureRotation)));
        var (shiftX, shiftY) = texture.IsCentred ? (0, 0) : (Canvas.Side * dice.Next(), Canvas.Side * dice.Next());
        var pattern = texture.Draw(dice, scale);
        var drawn = new float[Canvas.Pixels];
        for (var pixel = 0; pixel < drawn.Length; pixel++)
        {
            var x = Canvas.Centred(pixel % Canvas.Side) - Placement.Centre.X;
            var y = Canvas.Centred(pixel / Canvas.Side) - Placement.Centre.Y;
            drawn[pixel] = (float)pattern(cos * x + sin * y + shiftX, cos * y - sin * x + shiftY, pixel);
        }

        return drawn;
    }

    /// <summary>The random numbers of one aspect of the image.</summary>
    public Dice Dice(string aspect) => new(new NoiseSource(_seed, _key, aspect));
}
