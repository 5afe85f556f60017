namespace RobustBench.Data.Cue16;

/// <summary>Turns scenes into pixels.</summary>
internal static class Drawing
{
    private const double Shade = 0.05, GroundLight = 0.9, GroundTint = 0.25, Grain = 0.017;

    // 1/f noise; colour and shade have no fine detail.
    private static readonly Spectrum Light = Spectrum.PowerLaw(1.2), Tint = Spectrum.PowerLaw(1.2, highest: 12), Soft = Spectrum.PowerLaw(1.5, highest: 8);

    /// <summary>The image of a scene; the caller owns the raster.</summary>
    public static Raster Of(Scene scene, Stimuli stimuli) => stimuli switch
    {
        Stimuli.Silhouette => Ink(scene, distance => Canvas.Cover(-distance)),
        Stimuli.Edges => Ink(scene, distance => Canvas.Cover(1 - Math.Abs(distance))),
        Stimuli.Texture => Photograph(scene, wholeImage: true, grey: false),
        _ => Photograph(scene, wholeImage: false, grey: stimuli == Stimuli.Greyscale),
    };

    /// <summary>Black where a distance to the outline has ink, on white.</summary>
    private static Raster Ink(Scene scene, Func<double, double> ink)
    {
        var distances = DistanceMap.Of(scene.Placement.Outline);
        var planes = new byte[3 * Canvas.Pixels];
        for (var pixel = 0; pixel < Canvas.Pixels; pixel++)
            planes[pixel] = planes[Canvas.Pixels + pixel] = planes[2 * Canvas.Pixels + pixel] = Level(1 - ink(distances[pixel]));
        return Raster.OfPlanes(planes, Canvas.Side, Canvas.Side);
    }

    private static Raster Photograph(Scene scene, bool wholeImage, bool grey)
    {
        var (texture, shade) = (scene.DrawTexture(), Soft.Draw(scene.Dice("shade")));
        var distances = wholeImage ? null : DistanceMap.Of(scene.Placement.Outline);
        var ground = wholeImage ? null : Ground(scene);
        var grain = new float[3 * Canvas.Pixels];
        scene.Dice("grain").Fill(grain);
        var planes = new byte[3 * Canvas.Pixels];
        for (var pixel = 0; pixel < Canvas.Pixels; pixel++)
        {
            var colour = Figure(scene.Palette, texture[pixel], 1 + Shade * shade[pixel]);
            if (ground is not null) colour = Mix(ground[pixel], colour, Canvas.Cover(-distances![pixel]));
            colour = Expose(scene.Palette, colour);
            var (red, green, blue) = (
                colour.Red + Noise(grain[pixel]),
                colour.Green + Noise(grain[Canvas.Pixels + pixel]),
                colour.Blue + Noise(grain[2 * Canvas.Pixels + pixel]));
            if (grey) red = green = blue = Canvas.Luminance(Clip(red), Clip(green), Clip(blue));
            (planes[pixel], planes[Canvas.Pixels + pixel], planes[2 * Canvas.Pixels + pixel]) = (Level(red), Level(green), Level(blue));
        }

        return Raster.OfPlanes(planes, Canvas.Side, Canvas.Side);
    }

    private static Colour[] Ground(Scene scene)
    {
        var dice = scene.Dice("ground");
        var (mean, light) = (scene.Palette.Ground, Light.Draw(dice));
        var (red, green, blue) = (Tint.Draw(dice), Tint.Draw(dice), Tint.Draw(dice));
        var ground = new Colour[Canvas.Pixels];
        for (var pixel = 0; pixel < ground.Length; pixel++)
        {
            ground[pixel] = new Colour(
                Clip(mean.Red + scene.Background * (GroundLight * light[pixel] + GroundTint * red[pixel])),
                Clip(mean.Green + scene.Background * (GroundLight * light[pixel] + GroundTint * green[pixel])),
                Clip(mean.Blue + scene.Background * (GroundLight * light[pixel] + GroundTint * blue[pixel])));
        }

        return ground;
    }

    private static Colour Figure(Palette palette, double share, double shade)
    {
        var colour = Mix(palette.First, palette.Second, share);
        return new Colour(colour.Red * shade, colour.Green * shade, colour.Blue * shade);
    }

    /// <summary>Saturation first, then contrast about the pivot.</summary>
    private static Colour Expose(Palette palette, Colour colour)
    {
        var luminance = colour.Luminance;
        double Part(double part) => palette.Pivot + palette.Contrast * (luminance + palette.Saturation * (part - luminance) - palette.Pivot);
        return new Colour(Part(colour.Red), Part(colour.Green), Part(colour.Blue));
    }

    private static Colour Mix(Colour a, Colour b, double share) =>
        new(a.Red + (b.Red - a.Red) * share, a.Green + (b.Green - a.Green) * share, a.Blue + (b.Blue - a.Blue) * share);

    private static double Noise(float uniform) => Grain * (2 * uniform - 1);

    private static double Clip(double value) => Math.Clamp(value, 0, 1);

    private static byte Level(double value) => (byte)(Clip(value) * 255 + 0.5);
}
