using BitMiracle.LibJpeg.Classic;
using RobustBench.Auditing;
using RobustBench.Data;
using RobustBench.Data.Decoding;
using RobustBench.Models;
using RobustBench.Tests.Data.Trees;
using RobustBench.Tests.Running;
using RobustBench.Trials;
using SkiaSharp;

namespace RobustBench.Tests.Auditing;

public sealed class AuditorTests : IDisposable
{
    private readonly TinySuite _tiny = new();

    static AuditorTests() => TorchNative.EnsureLoaded();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void What_the_suite_says_is_what_a_run_records()
    {
        _tiny.Run();
        var cells = new TrialFolder(_tiny.File("results")).Cells();
        var progress = 0;

        var rows = Auditor.Run(_tiny.SuitePath, TinySuite.Images, null, (_, _) => Interlocked.Increment(ref progress), CancellationToken.None);

        Assert.Equal(2 * TinySuite.Images, progress);
        Assert.Equal(["m", "n"], rows.Select(row => row.Model).Distinct());
        foreach (var own in rows.Where(row => row.Variant == "as-the-suite-says"))
        {
            var trials = cells.Single(cell => cell.Model == own.Model && cell.Condition == "clean").ReadTrials().ToList();
            Assert.Equal((trials.Count, trials.Count(trial => trial.Correct), 0, 0.0), (own.Images, own.Correct, own.Changed, own.Difference));
        }

        // There is no resizing and no JPEG in this suite.
        Assert.Equal(["as-the-suite-says", "quantise=round", "quantise=truncate", "network=plain", "network=bf16"], rows.Where(row => row.Model == "m").Select(row => row.Variant));
        Assert.All(rows.Where(row => row.Variant.StartsWith("quantise", StringComparison.Ordinal)), row => Assert.Equal((0, 0.0), (row.Changed, row.MostConfidence)));
        Assert.All(rows.Where(row => row.Variant == "network=plain"), row => Assert.InRange(row.MostConfidence, 0, 1e-5));
        Assert.All(rows.Where(row => row.Variant == "network=bf16"), row => Assert.InRange(row.MostConfidence, 1e-5, 0.05));
    }

    [Fact]
    public void Photographs_that_are_resized_are_decoded_and_resized_in_other_ways()
    {
        foreach (var index in Enumerable.Range(0, 6)) Jpeg($"images/{index % 3}/{index}.jpg", seed: index, side: 50);
        File.WriteAllBytes(_tiny.File("images/0/broken.jpg"), [0xFF, 0xD8, 0xFF, 0xE0]);
        _tiny.Write("""
            datasets: { d: { kind: folder, path: images, classes: indices } }
            stimulus: { resize: 34, size: 32 }
            models: { m: { architecture: captum_lenet, weights: m.safetensors } }
            conditions: [clean]
            """);

        var rows = Auditor.Run(_tiny.SuitePath, 10, null, (_, _) => { }, CancellationToken.None).ToDictionary(row => row.Variant);

        Assert.Equal(
            [
                "as-the-suite-says", "resize=bicubic", "resize=nearest", "resize=float", "resize=no-antialias", "decoder=libjpeg", "decoder=libjpeg-fast", "decoder=repeat",
                "quantise=round", "quantise=truncate", "network=plain", "network=bf16",
            ],
            rows.Keys);
        Assert.All(rows.Values, row => Assert.Equal((6, 6, 1), (row.Images, row.Varied, row.Unread)));
        // On noise, the filters differ most and the rounding least.
        Assert.InRange(rows["resize=nearest"].MostConfidence, 2 * rows["resize=float"].MostConfidence, 1);
        Assert.InRange(rows["resize=float"].MostConfidence, 1e-7, 0.01);
    }

    [Fact]
    public void Libjpeg_decodes_as_this_program_does_but_for_transform_and_colour_planes()
    {
        var (large, small) = (Jpeg("large.jpg", seed: 5, side: 40, SKJpegEncoderDownsample.Downsample444), Jpeg("small.jpg", seed: 5, side: 40));
        JpegVariant exact = new(J_DCT_METHOD.JDCT_ISLOW, fancy: true), fast = new(J_DCT_METHOD.JDCT_IFAST, fancy: true), repeating = new(J_DCT_METHOD.JDCT_ISLOW, fancy: false);

        Assert.Equal([0, 0], new[] { exact, repeating }.Select(decoder => Largest(large, decoder)));
        Assert.InRange(Largest(large, fast), 1, 20);
        Assert.All(new[] { exact, fast, repeating }, decoder => Assert.InRange(Largest(small, decoder), 10, 255));
        Assert.Null(exact.Decode(Png.Bytes(1)));
        Assert.Throws<InputException>(() => exact.Decode(large[..40]));
    }

    [Fact]
    public void Without_antialiasing_a_pixel_is_made_of_its_two_neighbours_alone()
    {
        // A row of 8 pixels to 2: the centres lie at 2 and 6 from the edge, between pixels 1 and 2, and 5 and 6.
        using var raster = Raster.OfPlanes([.. Enumerable.Repeat<byte[]>([0, 10, 20, 200, 250, 30, 50, 0], 3 * 8).SelectMany(row => row)], 8, 8);
        var options = new StimulusOptions { Resize = 2 };

        var sharp = Resizing.Apply(raster, options, antialias: false);
        var smooth = Resizing.Apply(raster, options, antialias: true);

        Assert.Equal(15f / 255, sharp[0], 1e-6f);
        Assert.Equal(40f / 255, sharp[1], 1e-6f);
        // The triangle of half width 4 about 2: weights 2.5, 3.5, 3.5, 2.5, 1.5, 0.5 of 14.
        Assert.Equal(((2.5f * 0) + (3.5f * 10) + (3.5f * 20) + (2.5f * 200) + (1.5f * 250) + (0.5f * 30)) / 14 / 255, smooth[0], 1e-5f);
    }

    [Fact]
    public void The_tables_say_what_was_counted()
    {
        AuditRow[] rows =
        [
            new("m", "d", "as-the-suite-says", "", 10, 10, 6, 0, 0, 6),
            new("m", "d", "resize=nearest", "", 10, 10, 4, 3, 0.25, 6),
            new("m", "d", "network=bf16", "", 10, 10, 7, 1, 0.125, 6),
        ];

        AuditReport.Write(rows, _tiny.File("audit"));

        Assert.Contains("  resize=nearest                 40.0   -20.0        3      0.2500", AuditReport.Text(rows), StringComparison.Ordinal);
        Assert.Contains("spread: 30.0 points; at most 30.0% of the decisions change", AuditReport.Text(rows), StringComparison.Ordinal);
        Assert.Contains("m,d,resize=nearest,10,10,4,0.4,-0.2,3,0.25\n", File.ReadAllText(_tiny.File("audit/audit.csv")), StringComparison.Ordinal);
        Assert.Contains("\"spread\": 0.3,", File.ReadAllText(_tiny.File("audit/audit.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_model_is_an_input_error() => Assert.Equal(
        "--models: the suite has no model `o`: did you mean `m`?",
        Assert.Throws<InputException>(() => Auditor.Run(_tiny.SuitePath, 1, ["o"], (_, _) => { }, CancellationToken.None)).Message);

    /// <summary>A JPEG of colour noise, by default with colour planes of half the size.</summary>
    private byte[] Jpeg(string path, int seed, int side, SKJpegEncoderDownsample planes = SKJpegEncoderDownsample.Downsample420)
    {
        using var bitmap = SKBitmap.Decode(Png.Bytes(seed, side));
        using var pixels = bitmap.PeekPixels()!;
        using var data = pixels.Encode(new SKJpegEncoderOptions(80, planes, SKJpegEncoderAlphaOption.Ignore))!;
        Directory.CreateDirectory(Path.GetDirectoryName(_tiny.File(path))!);
        File.WriteAllBytes(_tiny.File(path), data.ToArray());
        return data.ToArray();
    }

    /// <summary>The largest difference of a pixel between this program's decoder and another.</summary>
    private static int Largest(byte[] file, JpegVariant decoder)
    {
        using var one = ImageDecoder.Decode(file, applyOrientation: false);
        using var other = decoder.Decode(file)!;
        Assert.Equal((one.Height, one.Width), (other.Height, other.Width));
        var (a, b) = (one.Pixels.ToArray(), other.Pixels.ToArray());
        return Enumerable.Range(0, a.Length).Where(i => i % Raster.PixelBytes < 3).Max(i => Math.Abs(a[i] - b[i]));
    }
}
