using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace RobustBench.Suites;

/// <summary>
/// Reads YAML into nodes with places. Tags, anchors and aliases are refused: a suite is data, and without aliases its size
/// is the size of its file.
/// </summary>
internal sealed class NodeReader
{
    private const int DeepestNesting = 32, MostOpenBrackets = 256;

    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly string _file;
    private readonly Variables _variables;
    private readonly Problems _problems;

    private NodeReader(string text, string file, Variables variables, Problems problems)
    {
        _scanner = new Scanner(new StringReader(text));
        (_parser, _file, _variables, _problems) = (new Parser(_scanner), file, variables, problems);
    }

    /// <summary>The document's root; null where there is none or the YAML itself is broken (then a problem says so).</summary>
    public static Node? Read(string text, string file, Variables variables, Problems problems)
    {
        if (UnclosedBracket(text) is { } index)
        {
            var start = text.LastIndexOf('\n', index) + 1;
            problems.Add(new Place(file, text.AsSpan(0, index).Count('\n') + 1, index - start + 1), $"{MostOpenBrackets} brackets are open: is each of them closed?");
            return null;
        }

        var reader = new NodeReader(text, file, variables, problems);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException error)
        {
            problems.Add(reader.PlaceOf(error.Start), $"this is not YAML: {error.Message}");
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // The library's own state breaks on some texts: a plain text that no closing brace follows is one.
            problems.Add(reader.PlaceOf(reader._scanner.CurrentPosition), "this is not YAML: is every bracket, brace and quote before it closed?");
            return null;
        }
    }

    /// <summary>The first bracket inside of too many open ones: the library's time grows with the square of their number.</summary>
    /// <remarks>Brackets in quotes and comments count, too; no suite has so many of them unclosed.</remarks>
    private static int? UnclosedBracket(string text)
    {
        var open = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '[' or '{' && ++open > MostOpenBrackets) return index;
            if (text[index] is ']' or '}' && open > 0) open--;
        }

        return null;
    }

    private Node? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _problems.Add(new Place(_file, 1, 1), "the file is empty: a suite has `datasets`, `models` and `conditions`");
            return null;
        }

        var root = ReadNode(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
            _problems.Add(PlaceOf(second.Start), "a suite file holds one document");
        return root;
    }

    private Node? ReadNode(int depth)
    {
        var place = PlaceOf(_parser.Current!.Start);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            _problems.Add(place, $"the alias *{alias.Value} is refused: write the value out");
            return null;
        }

        Refuse(_parser.Current as NodeEvent, place);
        if (_parser.TryConsume<Scalar>(out var scalar)) return ReadScalar(scalar, place);
        if (depth >= DeepestNesting)
        {
            _problems.Add(place, $"more than {DeepestNesting} levels of nesting");
            _parser.SkipThisAndNestedEvents();
            return null;
        }

        return _parser.TryConsume<SequenceStart>(out _) ? ReadList(place, depth) : ReadMap(place, depth);
    }

    private void Refuse(NodeEvent? node, Place place)
    {
        if (node is null) return;
        if (!node.Anchor.IsEmpty) _problems.Add(place, $"the anchor &{node.Anchor.Value} is refused: write the value where it is needed");
        if (!node.Tag.IsEmpty) _problems.Add(place, $"the tag {node.Tag.Value} is refused: suites have no tags");
    }

    private ScalarNode ReadScalar(Scalar scalar, Place place)
    {
        var quoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        var isNull = scalar.Style is ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL";
        // Where the text goes over several lines, folded or not, only its start is a place in the file.
        var column = scalar.Start.Line == scalar.End.Line ? place.Column + (quoted ? 1 : 0) : (int?)null;
        return new ScalarNode(place, isNull ? "" : _variables.Expand(scalar.Value, place, column, _problems));
    }

    private ListNode ReadList(Place place, int depth)
    {
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            if (ReadNode(depth + 1) is { } item) items.Add(item);
        }

        return new ListNode(place, items);
    }

    private MapNode ReadMap(Place place, int depth)
    {
        // A pair that stands in [ ] without braces is a map whose start the library does not place: it is that of its key.
        var start = _parser.Consume<MappingStart>();
        if (depth > 0 && start.Start.Index == 0) place = PlaceOf(_parser.Current!.Start);
        var entries = new List<MapEntry>();
        var keys = new HashSet<string>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyPlace = PlaceOf(_parser.Current!.Start);
            var key = ReadKey(keyPlace);
            var value = ReadNode(depth + 1);
            if (key is null || value is null) continue;
            if (keys.Add(key)) entries.Add(new MapEntry(keyPlace, key, value));
            else _problems.Add(keyPlace, $"`{key}` stands here a second time");
        }

        return new MapNode(place, entries);
    }

    private string? ReadKey(Place place)
    {
        if (_parser.Current is Scalar scalar)
        {
            Refuse(scalar, place);
            _parser.MoveNext();
            return scalar.Value;
        }

        _problems.Add(place, "a key must be a plain text");
        _parser.SkipThisAndNestedEvents();
        return null;
    }

    private Place PlaceOf(Mark mark) => new(_file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
