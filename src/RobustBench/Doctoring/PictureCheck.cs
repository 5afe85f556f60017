using RobustBench.Data.Decoding;
using RobustBench.Drawing;
using RobustBench.Reports;

namespace RobustBench.Doctoring;

/// <summary>SkiaSharp, which decodes images and draws plots, and the fonts for those.</summary>
internal static class PictureCheck
{
    private const string Images = "images", Fonts = "fonts";

    private const string Rebuild = "build again with dotnet build -c Release, or publish the program again";

    /// <summary>The images alone where SkiaSharp does not work, else the fonts too.</summary>
    public static IEnumerable<Finding> All()
    {
        var images = Guard.Look(Images, Rebuild, Decode);
        yield return images;
        if (images.Status != FindingStatus.Fault) yield return Guard.Look(Fonts, Rebuild, Font);
    }

    /// <summary>A picture of two colours, through a PNG and back.</summary>
    private static Finding Decode()
    {
        var picture = new RgbImage(1, 2);
        byte[] colours = [255, 128, 0, 1, 2, 3];
        colours.CopyTo(picture.Pixels, 0);
        using var decoded = ImageDecoder.Decode(Png.Encode(picture), applyOrientation: false);
        var pixels = decoded.Pixels;
        var same = decoded is { Height: 1, Width: 2 } && pixels[..3].SequenceEqual(colours.AsSpan(0, 3)) && pixels[4..7].SequenceEqual(colours.AsSpan(3));
        var version = typeof(SkiaSharp.SKCodec).Assembly.GetName().Version?.ToString(3);
        return same ? Finding.Ok(Images, $"SkiaSharp {version} decodes a PNG") : Finding.Fault(Images, $"SkiaSharp {version} decodes a PNG to other pixels", Rebuild);
    }

    private static Finding Font() => PlotFont.Exists
        ? Finding.Ok(Fonts, $"plots are written in {PlotFont.Family}")
        : Finding.Warning(Fonts, "there are none: plots have no text", "install one, such as the package fonts-dejavu-core");
}
