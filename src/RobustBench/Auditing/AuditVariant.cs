using BitMiracle.LibJpeg.Classic;
using RobustBench.Data;
using RobustBench.Models;
using RobustBench.Running;
using static TorchSharp.torch;

namespace RobustBench.Auditing;

/// <summary>One thing done otherwise than the suite says, all else alike.</summary>
/// <param name="Name">Its name in tables: what is varied, and how.</param>
/// <param name="Summary">What it is, in one sentence.</param>
internal sealed record AuditVariant(string Name, string Summary)
{
    /// <summary>The name of what the suite itself says.</summary>
    public const string BaselineName = "as-the-suite-says";

    /// <summary>The stimulus of an image; null: the suite's own. Gives null where it can't be made otherwise, such as of an image that is no JPEG.</summary>
    public Func<AuditedImage, float[]?>? Stimulus { get; init; }

    /// <summary>The form of the network; null: as it runs.</summary>
    public (LayerForm Form, ScalarType Precision)? Network { get; init; }

    /// <summary>Those that change something about a data set's stimuli, the suite's own first.</summary>
    public static IReadOnlyList<AuditVariant> Of(OpenDataset dataset)
    {
        var options = dataset.Entry.Stimulus;
        var variants = new List<AuditVariant> { new(BaselineName, "what `run` shows, and how it computes") };
        if (options.Resize is not null)
        {
            variants.AddRange(Enum.GetValues<Interpolation>().Where(filter => filter != options.Interpolation).Select(filter => new AuditVariant(
                $"resize={filter.ToString().ToLowerInvariant()}", "another filter, as PIL has it")
            { Stimulus = image => Pixels(image.Raster, options with { Interpolation = filter }) }));
            if (options.Interpolation != Interpolation.Nearest)
            {
                variants.Add(new AuditVariant("resize=float", "the same filter on floats, without rounding to 8 bits, as on tensors") { Stimulus = image => Resized(image, antialias: true) });
                variants.Add(new AuditVariant("resize=no-antialias", "the filter is not widened where the image becomes smaller, as on tensors by default and in OpenCV") { Stimulus = image => Resized(image, antialias: false) });
            }
        }

        if (dataset.File(0) is not null)
        {
            variants.Add(Decoded("decoder=libjpeg", "IJG's libjpeg, which from version 7 on enlarges colour planes by the transform", new JpegVariant(J_DCT_METHOD.JDCT_ISLOW, fancy: true)));
            variants.Add(Decoded("decoder=libjpeg-fast", "the same with the fast integer transform", new JpegVariant(J_DCT_METHOD.JDCT_IFAST, fancy: true)));
            variants.Add(Decoded("decoder=repeat", "colour pixels repeated, not interpolated", new JpegVariant(J_DCT_METHOD.JDCT_ISLOW, fancy: false)));
        }

        variants.AddRange(Enum.GetValues<Quantisation>().Where(rounding => rounding != options.Quantise).Select(rounding => new AuditVariant(
            $"quantise={rounding.ToString().ToLowerInvariant()}", "another rounding of stimuli to 8 bits")
        { Stimulus = image => Pixels(image.Raster, options with { Quantise = rounding }) }));
        variants.Add(new AuditVariant("network=plain", "batch norms not folded, PyTorch's layout in memory") { Network = (LayerForm.Plain, ScalarType.Float32) });
        variants.Add(new AuditVariant("network=bf16", "weights and activations in bfloat16") { Network = (LayerForm.Prepared, ScalarType.BFloat16) });
        return variants;
    }

    /// <summary>The stimulus that the suite itself shows, under the condition clean.</summary>
    public static float[] Own(AuditedImage image) => Pixels(image.Raster, image.Options);

    private static AuditVariant Decoded(string name, string summary, JpegVariant decoder) => new(name, summary)
    {
        Stimulus = image =>
        {
            if (image.File() is not { } file) return null;
            using var raster = decoder.Decode(file);
            return raster is null ? null : Pixels(raster, image.Options);
        },
    };

    private static float[] Resized(AuditedImage image, bool antialias)
    {
        var pixels = Resizing.Apply(image.Raster, image.Options, antialias);
        image.Options.Quantise.Apply(pixels);
        return pixels;
    }

    private static float[] Pixels(Raster raster, StimulusOptions options)
    {
        var picture = Geometry.Apply(raster, options);
        var pixels = new float[3 * picture.Height * picture.Width];
        picture.CopyTo(pixels);
        options.Quantise.Apply(pixels);
        return pixels;
    }
}
