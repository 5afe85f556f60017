namespace RobustBench.Data;

/// <summary>How an image is resized; each equals PIL's filter of that name in every pixel.</summary>
public enum Interpolation
{
    /// <summary>A triangle over the neighbours, widened by the scale where the image becomes smaller (antialiased).</summary>
    Bilinear,

    /// <summary>Keys' cubic with a = −0.5, widened likewise.</summary>
    Bicubic,

    /// <summary>The pixel in whose area a new pixel's centre lies.</summary>
    Nearest,
}
