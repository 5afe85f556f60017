using System.Globalization;
using System.Text;

namespace RobustBench.Reports.Html;

/// <summary>Writes HTML (and SVG in it). Every text and every value of an attribute is escaped; only <see cref="Raw"/> is not.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element, which ends with the scope. Attributes whose value is null are left out.</summary>
    public Scope In(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        _open.Push(name);
        return new Scope(this);
    }

    /// <summary>An element with a text alone.</summary>
    public void Element(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        Text(text);
        _text.Append("</").Append(name).Append('>');
    }

    /// <summary>An element of HTML that has no content and no end, such as <c>img</c>.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(name, attributes);

    /// <summary>Text.</summary>
    public void Text(string text)
    {
        foreach (var character in text) AppendEscaped(character);
    }

    /// <summary>A key that may be broken into lines after its punctuation.</summary>
    public void Key(string key)
    {
        foreach (var character in key)
        {
            AppendEscaped(character);
            if (character is '_' or '-' or '(' or ',' or ';') _text.Append("<wbr>");
        }
    }

    /// <summary>Text that is HTML, style or script already; never anything that came from a file of the user's.</summary>
    public void Raw(string html) => _text.Append(html);

    /// <summary>A line's end, so that the file can be read.</summary>
    public void Line() => _text.Append('\n');

    /// <summary>A coordinate of a drawing, to a tenth of a unit.</summary>
    public static string Coordinate(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Open(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(attribute).Append("=\"");
            Text(value);
            _text.Append('"');
        }

        _text.Append('>');
    }

    // Control characters are no part of HTML, not even escaped.
    private void AppendEscaped(char character) => _ = character switch
    {
        '&' => _text.Append("&amp;"),
        '<' => _text.Append("&lt;"),
        '>' => _text.Append("&gt;"),
        '"' => _text.Append("&quot;"),
        '\n' or '\t' => _text.Append(character),
        '\r' => _text,
        _ when char.IsControl(character) => _text.Append('\uFFFD'),
        _ => _text.Append(character),
    };

    /// <summary>An open element.</summary>
    internal readonly ref struct Scope(HtmlWriter writer)
    {
        /// <summary>Ends the element.</summary>
        public void Dispose() => writer._text.Append("</").Append(writer._open.Pop()).Append('>');
    }
}
