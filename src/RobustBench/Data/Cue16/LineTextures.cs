namespace RobustBench.Data.Cue16;

/// <summary>Textures of parallel lines: straight, waving, angled, grown, closed.</summary>
internal static class LineTextures
{
    private static readonly Spectrum Grain = new((x, y) => Exp(-Squared(x / 4) - Squared(y / 1.5)), highest: 12);
    private static readonly Spectrum Fibres = new((x, y) => Exp(-Squared((x - 20) / 9) - Squared(y / 2)));

    /// <summary>Straight lines that climb at 45 degrees.</summary>
    public static Texture Stripes { get; } = new("stripes", (_, scale) => (x, _, _) => Bands(x, 7 * scale)) { Slope = 45 };

    /// <summary>Level lines in a sine's form.</summary>
    public static Texture Waves { get; } = new("waves", (_, scale) =>
    {
        var (period, length, height) = (7 * scale, 17 * scale, 2.8 * scale);
        return (x, y, _) => Bands(y + height * PortableMath.Sin(2 * Math.PI * x / length), period);
    });

    /// <summary>Level lines in sharp angles.</summary>
    public static Texture Zigzag { get; } = new("zigzag", (_, scale) =>
    {
        var (period, length, height) = (8 * scale, 10 * scale, 8 * scale);
        return (x, y, _) => Bands(y + height * Texture.Triangle(x / length), period, sharpness: 0.55);
    });

    /// <summary>Upright lines that wander, with fibres.</summary>
    public static Texture Wood { get; } = new("wood", (dice, scale) =>
    {
        var (grain, fibres) = (Grain.Draw(dice), Fibres.Draw(dice));
        return (x, _, pixel) => Math.Clamp(
            0.5 + 0.5 * PortableMath.Sin(2 * Math.PI * (x / (6.5 * scale) + 0.8 * grain[pixel])) + 0.2 * fibres[pixel], 0, 1);
    });

    /// <summary>Circles about one point near the middle of the figure.</summary>
    public static Texture Rings { get; } = new("rings", (dice, scale) =>
    {
        var (centreX, centreY, phase) = (dice.Within(6), dice.Within(6), dice.Next());
        return (x, y, _) => Bands(Math.Sqrt(Squared(x - centreX) + Squared(y - centreY)) + 7 * scale * phase, 7 * scale);
    })
    { IsCentred = true };

    /// <summary>Light and dark bands of the same width.</summary>
    private static double Bands(double position, double period, double sharpness = 1) =>
        Canvas.Cover((Texture.Triangle(position / period) - 0.5) * period / 2 * sharpness);

    private static double Exp(double power) => PortableMath.Exp(power);

    private static double Squared(double number) => number * number;
}
