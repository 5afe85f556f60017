namespace RobustBench.Data.Cue16;

/// <summary>A colour, each part in [0, 1].</summary>
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    /// <summary>Its luminance in [0, 1].</summary>
    public double Luminance => Canvas.Luminance(Red, Green, Blue);

    /// <summary>Any colour, all alike probable.</summary>
    public static Colour Any(Dice dice) => new(dice.Next(), dice.Next(), dice.Next());
}
