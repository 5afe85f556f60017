using RobustBench.Data.Cue16;
using RobustBench.Drawing;

namespace RobustBench.TrainZoo;

/// <summary>A picture of the Cue16 stimuli: a column for each class, rows of each kind.</summary>
internal static class StimulusSheet
{
    private const int Gap = 2, Classes = 16;

    private static readonly (Stimuli Stimuli, int Row)[] Rows =
    [
        (Stimuli.Original, 0),
        (Stimuli.Original, 2),
        (Stimuli.Greyscale, 2),
        (Stimuli.Silhouette, 2),
        (Stimuli.Edges, 2),
        (Stimuli.Texture, 2),
        (Stimuli.CueConflict, 4),
        (Stimuli.CueConflict, 8),
    ];

    /// <summary>Writes the picture as a PNG.</summary>
    public static void Write(string file)
    {
        var rows = Rows.Select(row => RgbImage.SideBySide(
            [.. Enumerable.Range(0, Classes).Select(shape => Image(row.Stimuli, row.Row * Classes + shape))], Gap)).ToList();
        var sheet = new RgbImage(rows.Sum(row => row.Height + Gap) - Gap, rows[0].Width, grey: 255);
        var top = 0;
        foreach (var row in rows)
        {
            for (var y = 0; y < row.Height; y++) row.Row(y).CopyTo(sheet.Row(top + y));
            top += row.Height + Gap;
        }

        File.WriteAllBytes(file, Png.Encode(sheet));
    }

    private static RgbImage Image(Stimuli stimuli, int index)
    {
        using var images = new Cue16Images(Split.Of("test"), stimuli, seed: 0);
        using var raster = images.Read(index);
        var image = new RgbImage(raster.Height, raster.Width);
        for (var pixel = 0; pixel < raster.Height * raster.Width; pixel++)
            raster.Pixels.Slice(4 * pixel, RgbImage.PixelBytes).CopyTo(image.Pixels.AsSpan(RgbImage.PixelBytes * pixel));
        return image;
    }
}
