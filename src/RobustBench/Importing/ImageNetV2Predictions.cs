using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using RobustBench.Trials;

namespace RobustBench.Importing;

/// <summary>
/// The decisions of the networks of Recht et al. 2019, packed: <c>index.json</c> with the names of <c>models</c> and <c>sets</c> and the
/// images <c>n</c> of each set; <c>labels_i16.bin.gz</c>, the labels of all sets in turn; <c>top1_correct_bits_all4.bin.gz</c>, for each
/// set and model a bit an image (the highest of a byte first), in whole bytes; and <c>SET_top1_pred_i16.bin.gz</c> where the decisions
/// themselves are known, for each model. Numbers are little-endian and classes those of ImageNet-1k from 0. A set with decisions
/// becomes trials, one without counts.
/// </summary>
internal sealed class ImageNetV2Predictions
{
    private const string Condition = "clean";

    private readonly string _folder;
    private readonly string[] _models;
    private readonly (string Name, int Images)[] _sets;

    private ImageNetV2Predictions(string folder)
    {
        _folder = folder;
        var place = Path.Combine(folder, "index.json");
        try
        {
            using var index = JsonDocument.Parse(Bytes("index.json", File.ReadAllBytes));
            _models = [.. index.RootElement.GetProperty("models").EnumerateArray().Select(model => model.GetString()!)];
            var images = index.RootElement.GetProperty("n");
            _sets = [.. index.RootElement.GetProperty("sets").EnumerateArray().Select(set => (set.GetString()!, images.GetProperty(set.GetString()!).GetInt32()))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            throw new InputException($"{place}: needs `models`, `sets` and for each set its images in `n`: {error.Message}", error);
        }
    }

    /// <summary>The cells of a folder: of each set and model.</summary>
    /// <exception cref="InputException">A file is missing, of another size, or says other than another one.</exception>
    public static IEnumerable<ImportedCell> Read(string folder)
    {
        var packed = new ImageNetV2Predictions(folder);
        var labels = packed.Unpacked("labels_i16.bin.gz", packed._sets.Sum(set => 2L * set.Images));
        var correct = packed.Unpacked("top1_correct_bits_all4.bin.gz", packed._sets.Sum(set => (long)packed._models.Length * Stride(set.Images)));
        var (firstLabel, firstBit) = (0, 0);
        foreach (var (name, images) in packed._sets)
        {
            var decisions = packed.Decisions(name, images);
            for (var model = 0; model < packed._models.Length; model++)
            {
                var right = correct.AsMemory(firstBit + model * Stride(images), Stride(images));
                yield return decisions is null
                    ? new ImportedCell(packed._models[model], name, Condition, folder) { Counts = new TrialCounts(images, Count(right.Span, images)) }
                    : new ImportedCell(packed._models[model], name, Condition, folder) { Trials = packed.Trials(name, model, images, labels.AsSpan(2 * firstLabel), decisions.AsSpan(2 * model * images), right.Span) };
            }

            firstLabel += images;
            firstBit += packed._models.Length * Stride(images);
        }
    }

    private byte[]? Decisions(string set, int images)
    {
        var file = $"{set}_top1_pred_i16.bin.gz";
        return File.Exists(Path.Combine(_folder, file)) ? Unpacked(file, 2L * images * _models.Length) : null;
    }

    private Trial[] Trials(string set, int model, int images, ReadOnlySpan<byte> labels, ReadOnlySpan<byte> decisions, ReadOnlySpan<byte> right)
    {
        var trials = new Trial[images];
        for (var image = 0; image < images; image++)
        {
            var (label, decision) = (BinaryPrimitives.ReadInt16LittleEndian(labels[(2 * image)..]), BinaryPrimitives.ReadInt16LittleEndian(decisions[(2 * image)..]));
            if (label == decision != IsSet(right, image))
                throw new InputException($"{_folder}: image {image} of {set}: the decision of `{_models[model]}` is {decision} and the label {label}, and top1_correct_bits_all4 says otherwise");
            trials[image] = new Trial
            {
                Image = image.ToString(CultureInfo.InvariantCulture),
                Label = label.ToString(CultureInfo.InvariantCulture),
                Prediction = decision.ToString(CultureInfo.InvariantCulture),
                Correct = label == decision,
                Confidence = float.NaN,
                Top5 = [],
            };
        }

        return trials;
    }

    private byte[] Unpacked(string file, long size)
    {
        var bytes = Bytes(file, path =>
        {
            using var unpacked = new MemoryStream();
            using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            // A file that grows beyond all measure is wrong before it fills memory.
            var buffer = new byte[1 << 16];
            for (int read; unpacked.Length <= size && (read = packed.Read(buffer)) > 0;) unpacked.Write(buffer, 0, read);
            return unpacked.ToArray();
        });
        return bytes.Length == size ? bytes : throw new InputException($"{Path.Combine(_folder, file)}: has {(bytes.Length > size ? "more than " : "")}{Math.Min(bytes.Length, size)} bytes when unpacked, and index.json means {size}");
    }

    private byte[] Bytes(string file, Func<string, byte[]> read)
    {
        var path = Path.Combine(_folder, file);
        try
        {
            return read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InputException(OneLine.Of($"{path}: can't be read: {error.Message}"), error);
        }
    }

    private static int Stride(int images) => (images + 7) / 8;

    private static bool IsSet(ReadOnlySpan<byte> bits, int image) => (bits[image / 8] >> (7 - image % 8) & 1) != 0;

    private static int Count(ReadOnlySpan<byte> bits, int images)
    {
        var count = 0;
        for (var image = 0; image < images; image++) count += IsSet(bits, image) ? 1 : 0;
        return count;
    }
}
