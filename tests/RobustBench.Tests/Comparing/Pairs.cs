using System.Globalization;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Comparing;

/// <summary>Two results folders, <c>old</c> and <c>new</c>, to be filled with cells.</summary>
internal sealed class Pairs : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Old => _folder.File("old");

    public string New => _folder.File("new");

    public void Dispose() => _folder.Dispose();

    public string File(string name) => _folder.File(name);

    public string Gate(string text)
    {
        System.IO.File.WriteAllText(File("gate.yaml"), text);
        return File("gate.yaml");
    }

    /// <summary>Writes a cell of each side: so many images of which both, the old one alone, the new one alone and neither is right.</summary>
    public void Write(int both, int onlyOld, int onlyNew, int neither, string condition = "clean", string model = "m", CellPosition position = default)
    {
        var images = both + onlyOld + onlyNew + neither;
        Write(Old, condition, model, images, image => image < both + onlyOld, position);
        Write(New, condition, model, images, image => image < both || (image >= both + onlyOld && image < both + onlyOld + onlyNew), position);
    }

    public static void Write(string folder, string condition, string model, int images, Func<int, bool> right, CellPosition position = default) =>
        Write(folder, condition, model, [.. Enumerable.Range(0, images).Select(image => Sample.Trial(image.ToString(CultureInfo.InvariantCulture), right(image)))], position);

    public static void Write(string folder, string condition, string model, IReadOnlyList<Trial> trials, CellPosition position = default, string? shown = null, params string[] columns)
    {
        var part = Sample.Part(trials, model, condition: condition, columns: columns, position: position);
        (part with { Header = part.Header with { Shown = shown } }).Save(folder);
    }
}
