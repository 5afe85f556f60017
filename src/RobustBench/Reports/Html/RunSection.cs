using RobustBench.Trials;

namespace RobustBench.Reports.Html;

/// <summary>What ran, as run.json says: versions, data, weights, and of each run device, times and warnings.</summary>
internal sealed class RunSection : ReportSection
{
    private const int HashShown = 12;
    private const int WarningsShown = 20;

    public override string Id => "run";

    public override string Title => "Run";

    public override bool Applies(ReportContent content) => content.Run.Exists;

    public override void Write(HtmlWriter html, ReportContent content)
    {
        var run = content.Run;
        WriteFacts(html, run);
        WriteTable(html, "Data sets", ["data set", "kind", "images", "left out", "stimulus", "quantise"], run["datasets"].Items.Select(Dataset));
        WriteTable(html, "Models", ["model", "architecture", "weights", "SHA-256 of the weights"], run["models"].Items.Select(Model));
        WriteTable(html, "Runs", ["started", "device", "precision", "threads", "shard", "parts run", "forward passes", "seconds", "ended"], run["runs"].Items.Select(Run));
        WriteWarnings(html, run);
    }

    private static void WriteFacts(HtmlWriter html, RunJson run)
    {
        List<(string Name, string Value)> facts =
        [
            ("RobustBench", run["robustbench"].Text),
            ("suite", run["suite"]["name"].Text),
            ("SHA-256 of the suite", Short(run["suite"]["sha256"].Text)),
            ("seed", run["suite"]["seed"].Text),
            ("labels", run["suite"]["labels"] is { Text.Length: > 0 } plain ? plain.Text : $"{run["suite"]["labels"]["map"].Text} {run["suite"]["labels"]["aggregate"].Text}".Trim()),
            .. run["versions"].Members.Select(version => (version.Name, version.Value.Text)),
        ];
        using (html.In("dl"))
        {
            foreach (var (name, value) in facts.Where(fact => fact.Value.Length > 0))
            {
                html.Element("dt", name);
                html.Element("dd", value);
            }
        }
    }

    private static string[] Dataset(RunJson dataset) =>
    [
        dataset["key"].Text, dataset["kind"].Text, dataset["images"].Text, dataset["left_out"].Text,
        $"{dataset["stimulus"]["height"].Text} × {dataset["stimulus"]["width"].Text}", dataset["stimulus"]["quantise"].Text,
    ];

    private static string[] Model(RunJson model) =>
        [model["key"].Text, model["architecture"].Text, model["weights"].Text, Short(model["weights_sha256"].Text)];

    private static string[] Run(RunJson run) =>
    [
        run["started"].Text, run["device"].Text, run["precision"].Text, run["threads"].Text, run["shard"].Text, run["parts"]["run"].Text,
        run["forward_passes"].Text, run["seconds"]["first_decode_to_last_part"].Text,
        (run["ended"].Text, run["interrupted"].Text) switch { ("true", "true") => "interrupted", ("true", _) => "yes", _ => "no" },
    ];

    private static void WriteTable(HtmlWriter html, string title, string[] headings, IEnumerable<string[]> rows)
    {
        var written = rows.ToList();
        if (written.Count == 0) return;
        html.Line();
        html.Element("h3", title);
        using (html.In("div", ("class", "scroll"), ("role", "region"), ("aria-label", title), ("tabindex", "0")))
        using (html.In("table", ("class", "facts")))
        {
            using (html.In("thead"))
            using (html.In("tr"))
            {
                foreach (var heading in headings) html.Element("th", heading, ("scope", "col"));
            }

            using (html.In("tbody"))
            {
                foreach (var row in written)
                {
                    using (html.In("tr"))
                    {
                        foreach (var field in row) html.Element("td", field);
                    }
                }
            }
        }
    }

    private static void WriteWarnings(HtmlWriter html, RunJson run)
    {
        var warnings = run["runs"].Items
            .SelectMany(one => one["failed_cells"].Items.Concat(one["warnings"].Items))
            .Select(warning => warning.Text).Where(warning => warning.Length > 0).Distinct().ToList();
        if (warnings.Count == 0) return;
        html.Element("h3", "Warnings");
        using (html.In("ul"))
        {
            foreach (var warning in warnings.Take(WarningsShown)) html.Element("li", warning);
            if (warnings.Count > WarningsShown) html.Element("li", $"and {Csv.Number(warnings.Count - WarningsShown)} more in run.json");
        }
    }

    private static string Short(string hash) => hash.Length > HashShown ? $"{hash[..HashShown]}…" : hash;
}
