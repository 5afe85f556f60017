namespace RobustBench.Data.Cue16;

/// <summary>Textures without lines: random fields of differing spectra, which have no rows to turn and are as they are at any scale.</summary>
internal static class FieldTextures
{
    private static readonly Spectrum Fine = new((x, y) => PortableMath.Exp(-Fourth(x / 26) - Fourth(y / 26)));
    private static readonly Spectrum Soft = Spectrum.PowerLaw(2.4, highest: 12);

    // A band about six cycles an image: blotches of a few pixels, all of about the same size.
    private static readonly Spectrum Band = new((x, y) => PortableMath.Exp(-Squared((Math.Sqrt(x * x + y * y) - 6) / 1.8)), highest: 14);

    /// <summary>Grains of a pixel or two.</summary>
    public static Texture Sand { get; } = Field("sand", Fine, (value, _) => 0.5 + 0.45 * value);

    /// <summary>Soft changes from light to dark.</summary>
    public static Texture Clouds { get; } = Field("clouds", Soft, (value, _) => 0.5 + 0.42 * value);

    /// <summary>Blotches with sharp borders, as on a cow.</summary>
    public static Texture Blotches { get; } = Field("blotches", Band, (value, scale) => Canvas.Cover(value * 1.9 * scale));

    private static Texture Field(string name, Spectrum spectrum, Func<double, double, double> tone) => new(name, (dice, scale) =>
    {
        var field = spectrum.Draw(dice);
        return (_, _, pixel) => Math.Clamp(tone(field[pixel], scale), 0, 1);
    });

    private static double Squared(double number) => number * number;

    private static double Fourth(double number) => Squared(number * number);
}
