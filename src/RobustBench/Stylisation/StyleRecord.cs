using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RobustBench.Stylisation;

/// <summary>What a folder of stylised images says of itself: how they were made (<c>stylise.json</c>), and their losses (<c>losses.csv</c>).</summary>
internal sealed class StyleRecord
{
    private const string Header = "output,content,style,style_loss_start,style_loss,content_loss,content_loss_of_style";

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    private readonly string _folder;
    private readonly SortedDictionary<string, string> _lines = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    private StyleRecord(string folder) => _folder = folder;

    private string Losses => Path.Combine(_folder, "losses.csv");

    /// <summary>Opens the record of a folder, with the images of it that are finished.</summary>
    /// <param name="folder">The folder; made if need be.</param>
    /// <param name="settings">How images are to be made now.</param>
    /// <param name="fresh">Whether what is there counts for nothing.</param>
    /// <exception cref="InputException">The images there were made otherwise.</exception>
    public static StyleRecord Open(string folder, JsonObject settings, bool fresh)
    {
        var (record, file, text) = (new StyleRecord(folder), Path.Combine(folder, "stylise.json"), settings.ToJsonString(Layout) + "\n");
        if (!fresh && File.Exists(file) && File.ReadAllText(file) != text)
            throw new InputException($"{file}: the images of this folder were made with other settings: give --out another folder, or --fresh to make them again");
        // What was made in a way that is not known, or is not to count, goes first: a process that is killed from here on leaves
        // nothing that the next could take for finished.
        if (File.Exists(record.Losses))
        {
            if (fresh || !File.Exists(file)) File.Delete(record.Losses);
            else record.Read();
        }

        AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        return record;
    }

    /// <summary>Whether an image is finished, of this content and in this style.</summary>
    public bool Has(StylePair pair) =>
        _lines.TryGetValue(pair.Output, out var line) && line.StartsWith(Start(pair), StringComparison.Ordinal) && File.Exists(Path.Combine(_folder, pair.Output));

    /// <summary>Writes an image and notes its losses; the line is on the disk with it, at the end of the file.</summary>
    public void Add(StylePair pair, byte[] png, StyleLosses start, StyleLosses end, StyleLosses ofStyle)
    {
        AtomicFile.Write(Path.Combine(_folder, pair.Output), stream => stream.Write(png));
        var line = string.Create(CultureInfo.InvariantCulture, $"{Start(pair)}{start.Style:R},{end.Style:R},{end.Content:R},{ofStyle.Content:R}");
        lock (_lock)
        {
            var isNew = !File.Exists(Losses);
            using var file = new StreamWriter(Losses, append: true, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (isNew) file.Write(Header + "\n");
            file.Write(line + "\n");
            _lines[pair.Output] = line;
        }
    }

    /// <summary>Puts the losses into the order of the images, each once, so that they do not tell in which order these were made.</summary>
    public void Close()
    {
        lock (_lock)
            AtomicFile.Write(Losses, stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(_lines.Values.Prepend(Header).Select(line => line + "\n")))));
    }

    private void Read()
    {
        // The last line of a killed process may be cut short; its image is made again.
        foreach (var line in File.ReadAllText(Losses).Split('\n').Skip(1).SkipLast(1))
        {
            if (FirstField(line) is { } output) _lines[output] = line;
        }
    }

    private static string? FirstField(string line)
    {
        if (!line.StartsWith('"')) return line.Split(',') is { Length: 7 } fields ? fields[0] : null;
        var end = line.IndexOf("\",", 1, StringComparison.Ordinal);
        return end < 0 ? null : line[1..end].Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    /// <summary>The line of a pair up to its losses.</summary>
    private static string Start(StylePair pair) => $"{Field(pair.Output)},{Field(pair.Content)},{Field(pair.Style)},";

    private static string Field(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
