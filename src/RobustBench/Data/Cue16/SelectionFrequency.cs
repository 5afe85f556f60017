namespace RobustBench.Data.Cue16;

/// <summary>
/// How many of ten judges would select an image for its class, in the place of the people whom Recht et al. 2019 asked. The
/// easier the figure is to see, the more do: a larger figure, a texture of more contrast, a ground that differs more.
/// </summary>
/// <remarks>
/// The judges' logit is 1.1 + 1.4 · (ln(k·d / 0.4) + 1.5 · ln(r / 0.6) + 0.5 · ln(k·g / 0.25)) with k the exposure's contrast,
/// d the difference of the texture's two luminances, g that of the ground from their middle, and r the half-size.
/// </remarks>
internal static class SelectionFrequency
{
    private const int Judges = 10;

    /// <summary>The share of judges, 0, 0.1, … 1.</summary>
    public static double Of(Scene scene, Dice dice)
    {
        var palette = scene.Palette;
        var visibility = PortableMath.Log(palette.Contrast * palette.Difference / 0.4)
            + 1.5 * PortableMath.Log(scene.Placement.HalfSize / 0.6)
            + 0.5 * PortableMath.Log(palette.Contrast * palette.Gap / 0.25);
        var probability = 1 / (1 + PortableMath.Exp(-1.1 - 1.4 * visibility));
        return Enumerable.Range(0, Judges).Count(_ => dice.Next() < probability) / (double)Judges;
    }
}
