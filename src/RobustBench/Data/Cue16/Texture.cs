namespace RobustBench.Data.Cue16;

/// <summary>A family of patterns.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Draw">Draws a pattern of it, at a scale of about 1.</param>
internal sealed record Texture(string Name, Func<Dice, double, Pattern> Draw)
{
    /// <summary>The angle of its rows in an upright image, in degrees.</summary>
    public double Slope { get; init; }

    /// <summary>Whether it begins at the middle of the figure, and not at any place.</summary>
    public bool IsCentred { get; init; }

    /// <summary>A sawtooth's distance from its middle: 1 at whole numbers, 0 halfway between them.</summary>
    public static double Triangle(double position) => Math.Abs(2 * Fraction(position) - 1);

    /// <summary>The part of a number behind its whole one.</summary>
    public static double Fraction(double number) => number - Math.Floor(number);

    /// <summary>How far a position is from the nearest whole number of periods.</summary>
    public static double ToLine(double position, double period) => period / 2 * (1 - Triangle(position / period));
}
