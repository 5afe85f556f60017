using System.Diagnostics;
using System.Globalization;
using RobustBench.Data;
using RobustBench.Data.Decoding;

namespace RobustBench.Bench;

/// <summary>
/// Measures images a second on one thread: decoding alone, and the whole way to a stimulus (short side to 256, centre 224).
/// Files are in memory before the clock starts; those that can't be decoded are named and left out.
/// </summary>
internal sealed class ImageBench(string folder)
{
    private const double SecondsOfRound = 2;

    private static readonly StimulusOptions Standard = new() { Resize = 256, Size = 224 };

    /// <summary>Prints the rates of each round, and the best of all: a busy machine is slower, never faster.</summary>
    public bool Measure(int rounds)
    {
        var files = ReadFiles();
        if (files.Count == 0) return false;
        var (bestDecoding, bestWhole) = (0.0, 0.0);
        for (var round = 1; round <= rounds; round++)
        {
            var decoding = Rate(files, raster => raster.Width);
            var whole = Rate(files, raster => Geometry.Apply(raster, Standard).Width);
            (bestDecoding, bestWhole) = (Math.Max(bestDecoding, decoding), Math.Max(bestWhole, whole));
            Print($"round {round}", decoding, whole);
        }

        Print($"best of {rounds}", bestDecoding, bestWhole);
        return true;
    }

    private static void Print(string what, double decoding, double whole) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: decoding {decoding:F0} images/s, decoding, resizing to 256 and cropping to 224 {whole:F0} images/s"));

    /// <summary>Goes over the files again and again until the round's time is up.</summary>
    private static double Rate(List<byte[]> files, Func<Raster, int> use)
    {
        var (start, images) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            foreach (var file in files)
            {
                using var raster = ImageDecoder.Decode(file, applyOrientation: false);
                _ = use(raster);
                images++;
            }
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsOfRound);
        return images / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private List<byte[]> ReadFiles()
    {
        var files = new List<byte[]>();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var file = File.ReadAllBytes(path);
            try
            {
                ImageDecoder.Decode(file, applyOrientation: false).Dispose();
                files.Add(file);
            }
            catch (InputException problem)
            {
                Console.Error.WriteLine($"{path} is left out: {problem.Message}");
            }
        }

        Console.WriteLine($"{files.Count} images of {folder}, one thread");
        return files;
    }
}
