using RobustBench.Drawing;
using RobustBench.Trials;

namespace RobustBench.Reports.Html;

/// <summary>The sample stimuli of a results folder, made smaller together where they are too many bytes for one page.</summary>
internal sealed class SampleImages
{
    /// <summary>The most bytes of all samples; a third more as text, which leaves room for the rest of a page of 5 MB.</summary>
    public const int MostBytes = 2_250_000;

    private readonly Dictionary<(string Dataset, string Condition), SampleImage> _images = [];

    private SampleImages(IEnumerable<((string Dataset, string Condition) Row, byte[] File)> samples)
    {
        var bytes = 0L;
        foreach (var (row, file) in samples)
        {
            bytes += file.Length;
            if (bytes <= MostBytes) _images.Add(row, new SampleImage(file));
            else LeftOut++;
        }
    }

    /// <summary>The samples that have no room on the page even when small.</summary>
    public int LeftOut { get; }

    /// <summary>The sample of a data set under a condition; null where there is none.</summary>
    public SampleImage? this[(string Dataset, string Condition) row] => _images.GetValueOrDefault(row);

    /// <summary>Reads the samples of these rows; a file that is no picture counts for nothing.</summary>
    public static SampleImages Read(string resultsFolder, IReadOnlyList<(string Dataset, string Condition)> rows)
    {
        const int Half = 192, Quarter = 96;
        var folder = new SampleFolder(resultsFolder);
        var samples = (
            from row in rows
            let path = folder.PathOf(row.Dataset, row.Condition)
            where File.Exists(path)
            let file = File.ReadAllBytes(path)
            let picture = Png.Decode(file)
            where picture is not null
            select (Row: row, File: file, Picture: picture)).ToList();
        foreach (var longest in new[] { Half, Quarter })
        {
            if (samples.Sum(sample => (long)sample.File.Length) <= MostBytes) break;
            samples = samples.ConvertAll(sample => (sample.Row, Png.Encode(sample.Picture.Shrink(longest)), sample.Picture));
        }

        return new SampleImages(samples.Select(sample => (sample.Row, sample.File)));
    }
}
