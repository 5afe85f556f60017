using RobustBench.Acceptance.Runs;

namespace RobustBench.Acceptance;

/// <summary>The reference photographs as a data set: their index, and the lines of a suite that read it.</summary>
internal static class Photographs
{
    /// <summary>Writes <c>index.csv</c> of the first photographs by file name, and gives the suite's entry.</summary>
    public static string Entry(TemporaryFolder folder, int count)
    {
        var lines = File.ReadAllLines(Reference.File("imagenet/photographs.csv")).Select(CsvLine.Split).ToList();
        var (file, label) = (Array.IndexOf(lines[0], "file"), Array.IndexOf(lines[0], "class_index"));
        var rows = lines.Skip(1).OrderBy(row => row[file], StringComparer.Ordinal).Take(count).ToList();
        folder.Write("index.csv", string.Join('\n', rows.Select(row => $"{row[file]},{row[label]}").Prepend("path,label")) + "\n");
        var images = Path.GetDirectoryName(Reference.File($"imagenet/photographs/{rows[0][file]}"));
        return $$"""photographs: { kind: folder, path: "{{images}}", index: index.csv, classes: indices }""";
    }
}
