using System.Text;
using System.Xml.Linq;

namespace RobustBench.Reports;

/// <summary>Skia's SVG made plain: the same drawing gives the same bytes, and it scales.</summary>
internal static class PlainSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>
    /// Takes away the clips to the whole picture, whose names count up as long as the process lives; gives the picture a
    /// view box and its texts a generic family to fall back to.
    /// </summary>
    public static byte[] From(string skia)
    {
        var root = XElement.Parse(skia);
        root.Descendants(Svg + "clipPath").Remove();
        foreach (var group in root.Descendants(Svg + "g").Where(group => group.Attribute("clip-path") is not null).Reverse().ToList())
            group.ReplaceWith(group.Nodes());

        foreach (var text in root.Descendants(Svg + "text"))
        {
            text.Value = text.Value.Trim();
            text.SetAttributeValue("font-family", $"{text.Attribute("font-family")?.Value}, sans-serif".TrimStart(',', ' '));
            foreach (var positions in text.Attributes().Where(attribute => attribute.Name.LocalName is "x" or "y"))
                positions.Value = positions.Value.TrimEnd(',', ' ');
        }

        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")?.Value} {root.Attribute("height")?.Value}");
        return Encoding.UTF8.GetBytes(root.ToString().ReplaceLineEndings("\n") + "\n");
    }
}
