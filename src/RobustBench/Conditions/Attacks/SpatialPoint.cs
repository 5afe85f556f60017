namespace RobustBench.Conditions.Attacks;

/// <summary>A rotation about the image's middle and then a translation.</summary>
/// <param name="Degrees">Counter-clockwise.</param>
/// <param name="Right">Pixels to the right.</param>
/// <param name="Down">Pixels downwards.</param>
internal readonly record struct SpatialPoint(double Degrees, double Right, double Down)
{
    /// <summary>Whether it leaves the image as it is.</summary>
    public bool IsStill => Degrees == 0 && Right == 0 && Down == 0;

    /// <summary>
    /// Where each place of the result comes from, as the 2×3 matrix that torch's <c>affine_grid</c> takes: in coordinates
    /// that run from −1 to 1 along each side, x first.
    /// </summary>
    public void Map(int height, int width, Span<float> matrix)
    {
        var (sine, cosine) = Math.SinCos(Degrees * Math.PI / 180);
        // In pixels about the middle, y downwards: back by the shift, then turned back.
        var (x, y) = (-Right, -Down);
        matrix[0] = (float)cosine;
        matrix[1] = (float)(-sine * height / width);
        matrix[2] = (float)((cosine * x - sine * y) * 2 / width);
        matrix[3] = (float)(sine * width / height);
        matrix[4] = (float)cosine;
        matrix[5] = (float)((sine * x + cosine * y) * 2 / height);
    }
}
