namespace RobustBench.Data.Cue16;

/// <summary>The colours of an image and how it is exposed.</summary>
/// <param name="First">The texture's first colour.</param>
/// <param name="Second">Its second; the two differ in luminance by at least 0.32.</param>
/// <param name="Ground">The mean colour of the background: a grey that differs from the texture's middle by at least 0.1, and a tint.</param>
/// <param name="Contrast">By how much differences from <paramref name="Pivot"/> are kept.</param>
/// <param name="Pivot">The tone that the exposure leaves as it is.</param>
/// <param name="Saturation">By how much differences from grey are kept.</param>
internal sealed record Palette(Colour First, Colour Second, Colour Ground, double Contrast, double Pivot, double Saturation)
{
    private const double LeastDifference = 0.32, LeastGap = 0.1, Tint = 0.175, LeastSaturation = 0.1;

    /// <summary>How far the ground's luminance is from the middle of the texture's, before the exposure.</summary>
    public double Gap => Math.Abs(Ground.Luminance - (First.Luminance + Second.Luminance) / 2);

    /// <summary>How far the luminances of the texture's colours are apart, before the exposure.</summary>
    public double Difference => Math.Abs(First.Luminance - Second.Luminance);

    /// <summary>Draws colours until they can be told apart, then an exposure, which is mostly full and sometimes dull.</summary>
    public static Palette Draw(Sampling sampling, Dice dice)
    {
        Colour first, second;
        do (first, second) = (Colour.Any(dice), Colour.Any(dice));
        while (Math.Abs(first.Luminance - second.Luminance) < LeastDifference);

        var middle = (first.Luminance + second.Luminance) / 2;
        double light;
        do light = dice.In(new(0.12, 0.88));
        while (Math.Abs(light - middle) < LeastGap);

        // Strong colours in the background would let a network cut the figure out by its hue.
        var ground = new Colour(light + dice.Within(Tint), light + dice.Within(Tint), light + dice.Within(Tint));
        var (dull, pale) = (dice.Next(), dice.Next());
        return new(
            first, second, ground,
            1 - (1 - sampling.LeastContrast) * dull * dull * dull, dice.In(new(0.35, 0.65)), 1 - (1 - LeastSaturation) * pale * pale);
    }
}
