using System.Buffers;

namespace RobustBench.Data;

/// <summary>Resizes by taking, for each pixel, the stored one in whose area its centre lies.</summary>
/// <remarks>Source: Pillow 9.4, <c>Geometry.c</c>, <c>ImagingScaleAffine</c>.</remarks>
internal static class NearestNeighbour
{
    /// <summary>The kept pixels of the resized image.</summary>
    public static Picture Apply(Raster raster, Axis rows, Axis columns)
    {
        var picture = Picture.Blank(rows.Kept, columns.Kept, raster.HasAlpha);
        var places = ArrayPool<int>.Shared.Rent(rows.Kept + columns.Kept);
        var result = ArrayPool<uint>.Shared.Rent(columns.Kept);
        var fromRows = Places(rows, places.AsSpan(0, rows.Kept));
        var fromColumns = Places(columns, places.AsSpan(rows.Kept, columns.Kept));
        for (var y = 0; y < rows.Kept; y++)
        {
            var row = raster.Row(fromRows[y]);
            for (var x = 0; x < columns.Kept; x++) result[x] = row[fromColumns[x]];
            picture.SetRow(y, result.AsSpan(0, columns.Kept));
        }

        ArrayPool<int>.Shared.Return(places);
        ArrayPool<uint>.Shared.Return(result);
        return picture;
    }

    /// <summary>Where the kept pixels of an axis come from. PIL adds the scale up, and its rounding with it.</summary>
    private static Span<int> Places(Axis axis, Span<int> places)
    {
        var place = axis.Scale * 0.5;
        for (var i = 0; i < axis.First; i++) place += axis.Scale;
        foreach (ref var kept in places)
        {
            kept = Math.Min((int)place, axis.Stored - 1);
            place += axis.Scale;
        }

        return places;
    }
}
