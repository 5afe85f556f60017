using RobustBench.Data;

namespace RobustBench.Tests.Data;

/// <summary>An image of a set as planes, as a run sees it.</summary>
internal static class Planes
{
    /// <summary>The decoded image, cut to a square of <paramref name="size"/> where one is given.</summary>
    public static Picture Of(ImageSet images, int index, int? size = null)
    {
        using var raster = images.Read(index);
        return Geometry.Apply(raster, new StimulusOptions { Size = size });
    }
}
