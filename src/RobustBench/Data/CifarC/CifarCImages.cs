using System.Globalization;
using System.Security.Cryptography;
using RobustBench.Data.Cifar;
using RobustBench.Data.Npy;

namespace RobustBench.Data.CifarC;

/// <summary>The arrays of CIFAR-10-C or CIFAR-100-C, one after the other.</summary>
internal sealed class CifarCImages : ImageSet
{
    private const int Severities = 5;
    private const string LabelFile = "labels.npy";

    private readonly List<NpyImages> _corruptions;
    private readonly int _each;

    private CifarCImages(List<NpyImages> corruptions, IReadOnlyList<string> names)
    {
        (_corruptions, _each) = (corruptions, corruptions[0].Count);
        Conditions = [.. names.SelectMany(name => Enumerable.Range(1, Severities).Select(severity => $"{name}(severity={severity.ToString(CultureInfo.InvariantCulture)})"))];
        var largest = Enumerable.Range(0, _each).Max(index => corruptions[0].Describe(index).Label);
        ClassNames = new[] { CifarNames.Ten, CifarNames.Fine }.FirstOrDefault(classes => largest < classes.Count);
    }

    public override int Count => _corruptions.Count * _each;

    public override IReadOnlyList<string>? ClassNames { get; }

    public override IReadOnlyList<string> Conditions { get; }

    private int Test => _each / Severities;

    /// <summary>Opens the arrays of a folder.</summary>
    /// <exception cref="InputException">There is none, one is of another kind or length, or has no labels.</exception>
    public static CifarCImages Open(string folder)
    {
        if (!Directory.Exists(folder)) throw new InputException(OneLine.Of($"{folder}: there is no such folder"));
        var files = Directory.EnumerateFiles(folder, "*.npy").Where(file => Path.GetFileName(file) != LabelFile).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new InputException(OneLine.Of($"{folder}: it holds no arrays of corruptions, such as gaussian_noise.npy: give the folder that they are in"));
        var corruptions = new List<NpyImages>();
        try
        {
            foreach (var file in files) corruptions.Add(new NpyImages(file, Path.Combine(folder, LabelFile)));
            var images = corruptions[0].Count;
            if (images == 0 || images % Severities != 0)
                throw new InputException(OneLine.Of($"{files[0]}: it has {images} images, which are not the same number for each of {Severities} severities"));
            return new CifarCImages(corruptions, [.. files.Select(file => Path.GetFileNameWithoutExtension(file)!)]);
        }
        catch
        {
            corruptions.ForEach(corruption => corruption.Dispose());
            throw;
        }
    }

    public override int ConditionOf(int index) => index / Test;

    public override ImageRecord Describe(int index) =>
        new((index % Test).ToString(CultureInfo.InvariantCulture), _corruptions[index / _each].Describe(index % _each).Label);

    public override Raster Read(int index) => _corruptions[index / _each].Read(index % _each);

    public override void AppendContent(int index, IncrementalHash hash) => _corruptions[index / _each].AppendContent(index % _each, hash);

    protected override void Dispose(bool disposing)
    {
        _corruptions.ForEach(corruption => corruption.Dispose());
        base.Dispose(disposing);
    }
}
