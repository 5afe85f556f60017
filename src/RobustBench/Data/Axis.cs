namespace RobustBench.Data;

/// <summary>What becomes of one axis of an image: it is resized, and a piece of the result is kept.</summary>
/// <param name="Stored">Pixels along the axis as decoded.</param>
/// <param name="Resized">Pixels after resizing.</param>
/// <param name="First">The first of those that is kept.</param>
/// <param name="Kept">How many are kept.</param>
internal readonly record struct Axis(int Stored, int Resized, int First, int Kept)
{
    /// <summary>Stored pixels for each resized one.</summary>
    public double Scale => (double)Stored / Resized;

    /// <summary>An axis of which the middle is kept.</summary>
    /// <remarks>As torchvision's <c>center_crop</c>, whose offset Python's <c>round</c> rounds half to even.</remarks>
    public static Axis Centred(int stored, int resized, int kept) =>
        new(stored, resized, (int)Math.Round((resized - kept) / 2.0, MidpointRounding.ToEven), kept);
}
