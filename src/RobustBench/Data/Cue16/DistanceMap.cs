using System.Numerics;

namespace RobustBench.Data.Cue16;

/// <summary>The signed distance of every pixel of an image to an outline.</summary>
internal static class DistanceMap
{
    /// <summary>
    /// The distance from each pixel's centre to the nearest point of the outline, in pixels, negative inside: exact, so that
    /// lines along the outline have the same width everywhere.
    /// </summary>
    /// <param name="outline">In pixels from the centre of the image.</param>
    public static float[] Of(Outline outline)
    {
        var map = new float[Canvas.Pixels];
        for (var row = 0; row < Canvas.Side; row++)
        {
            for (var column = 0; column < Canvas.Side; column += Vector<float>.Count)
                Distances(outline, row, column).CopyTo(map, row * Canvas.Side + column);
        }

        return map;
    }

    private static Vector<float> Distances(Outline outline, int row, int column)
    {
        var y = (float)Canvas.Centred(row);
        var x = Vector.CreateSequence((float)Canvas.Centred(column), 1f);
        var nearest = new Vector<float>(float.MaxValue);
        var inside = Vector<int>.Zero;
        foreach (var contour in outline.Contours)
        {
            var a = contour[^1];
            foreach (var b in contour)
            {
                nearest = Vector.Min(nearest, Squared(x, y, a, b));
                // Even-odd rule: each line that crosses the row to the right of a pixel turns it inside out.
                if (a.Y > y != b.Y > y)
                    inside ^= Vector.LessThan(x, new Vector<float>((float)(a.X + (y - a.Y) * (b.X - a.X) / (b.Y - a.Y))));
                a = b;
            }
        }

        var distance = Vector.SquareRoot(nearest);
        return Vector.ConditionalSelect(inside, -distance, distance);
    }

    /// <summary>The squared distances to the nearest point of a line from a to b.</summary>
    private static Vector<float> Squared(Vector<float> x, float y, Corner a, Corner b)
    {
        var (lengthX, lengthY) = ((float)(b.X - a.X), (float)(b.Y - a.Y));
        var (fromX, fromY) = (x - new Vector<float>((float)a.X), y - (float)a.Y);
        var along = (fromX * lengthX + new Vector<float>(fromY * lengthY)) / (lengthX * lengthX + lengthY * lengthY);
        along = Vector.Min(Vector.Max(along, Vector<float>.Zero), Vector<float>.One);
        var (offX, offY) = (fromX - along * lengthX, new Vector<float>(fromY) - along * lengthY);
        return offX * offX + offY * offY;
    }
}
