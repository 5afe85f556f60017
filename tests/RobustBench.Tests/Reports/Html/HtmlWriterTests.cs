using RobustBench.Reports.Html;

namespace RobustBench.Tests.Reports.Html;

public sealed class HtmlWriterTests
{
    [Fact]
    public void Text_and_attributes_are_escaped()
    {
        var html = new HtmlWriter();

        html.Element("p", "<script>\"&'", ("title", "\"><script>&"));

        Assert.Equal("<p title=\"&quot;&gt;&lt;script&gt;&amp;\">&lt;script&gt;&quot;&amp;'</p>", html.ToString());
    }

    [Fact]
    public void Scopes_end_their_elements_in_order()
    {
        var html = new HtmlWriter();

        using (html.In("ul", ("class", null), ("id", "a")))
        using (html.In("li"))
            html.Empty("img", ("alt", ""));

        Assert.Equal("<ul id=\"a\"><li><img alt=\"\"></li></ul>", html.ToString());
    }

    [Fact]
    public void A_key_may_break_after_its_punctuation_and_is_escaped()
    {
        var html = new HtmlWriter();

        html.Key("a_b(c=<1>,d)");

        Assert.Equal("a_<wbr>b(<wbr>c=&lt;1&gt;,<wbr>d)", html.ToString());
    }

    [Fact]
    public void Control_characters_are_replaced()
    {
        var html = new HtmlWriter();

        html.Text("a\0b\u001bc\r\nd");

        Assert.Equal("a\uFFFDb\uFFFDc\nd", html.ToString());
    }
}
