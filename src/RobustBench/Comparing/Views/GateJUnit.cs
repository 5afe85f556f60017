using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace RobustBench.Comparing.Views;

/// <summary>A gate's verdict as JUnit XML, which build servers read: one test a limit.</summary>
public static class GateJUnit
{
    /// <summary>The document; a failed test lists the cells that break the limit.</summary>
    public static string Write(Comparison comparison)
    {
        var failures = comparison.Gate.Count(limit => !limit.Passes).ToString(CultureInfo.InvariantCulture);
        var tests = comparison.Gate.Count.ToString(CultureInfo.InvariantCulture);
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", "robustbench gate"),
            new XAttribute("tests", tests),
            new XAttribute("failures", failures),
            new XAttribute("errors", "0"),
            new XAttribute("skipped", "0"),
            comparison.Gate.Select(limit => new XElement(
                "testcase",
                new XAttribute("classname", Clean($"{comparison.Candidate} against {comparison.Baseline}")),
                new XAttribute("name", Clean(limit.Limit)),
                limit.Passes ? null : Failure([.. limit.Judged.Where(judged => !judged.Passes).Select(ComparisonMarkdown.Judged)]))));
        var document = new XDocument(new XElement("testsuites", new XAttribute("tests", tests), new XAttribute("failures", failures), suite));
        using var text = new StringWriterUtf8();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" })) document.Save(writer);
        return text + "\n";
    }

    private static XElement Failure(IReadOnlyList<string> broken) => new(
        "failure", new XAttribute("message", Clean(broken[0] + (broken.Count > 1 ? $" and {broken.Count - 1} more" : ""))), Clean(string.Join('\n', broken)));

    /// <summary>Keys may hold characters that XML has no way to write.</summary>
    private static string Clean(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD'));

    private sealed class StringWriterUtf8() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
