namespace RobustBench.Data.Cue16;

/// <summary>The size of the images and what is needed to draw on their pixels.</summary>
internal static class Canvas
{
    /// <summary>Rows, and columns.</summary>
    public const int Side = 64;

    /// <summary>Pixels of an image.</summary>
    public const int Pixels = Side * Side;

    /// <summary>How far a row's or column's centre lies from the middle of the image.</summary>
    public static double Centred(int row) => row - (Side - 1) / 2.0;

    /// <summary>The coverage of a pixel whose centre lies so many pixels within an edge: 0 to 1 over one pixel.</summary>
    public static double Cover(double within) => Math.Clamp(within + 0.5, 0, 1);

    /// <summary>The luminance of a colour, with the weights of the harness's greyscale.</summary>
    public static double Luminance(double red, double green, double blue) => 0.2125 * red + 0.7154 * green + 0.0721 * blue;
}
