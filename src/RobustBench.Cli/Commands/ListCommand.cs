using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RobustBench.Parameters;

namespace RobustBench.Cli.Commands;

/// <summary><c>list datasets|models|conditions|attacks|metrics</c>: what is built in.</summary>
internal static class ListCommand
{
    private static readonly JsonSerializerOptions Layout =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var what = new Argument<string>("WHAT") { HelpName = string.Join('|', CatalogueItem.Lists.Keys), Description = "What to list." };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        what.AcceptOnlyFromAmong([.. CatalogueItem.Lists.Keys]);
        var command = new Verb(
            "list", "Shows what is built in, with parameters, defaults, ranges and sources.", ["robustbench list conditions"])
        { what, json };
        command.SetAction(parsed =>
        {
            var items = CatalogueItem.Lists[parsed.GetValue(what)!]();
            if (parsed.GetValue(json)) Console.Out.WriteLine(new JsonArray([.. items.Select(Describe)]).ToJsonString(Layout));
            else Print(parsed.GetValue(what)!, items);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(string what, IReadOnlyList<CatalogueItem> items)
    {
        if (items.Count == 0) Console.Out.WriteLine($"this version has no {what}");
        foreach (var item in items)
        {
            Console.Out.WriteLine(item.Name);
            Console.Out.WriteLine($"    {item.Summary}");
            foreach (var parameter in item.Parameters)
                Console.Out.WriteLine($"    {parameter.Name}{Unit(parameter)}: {parameter.Range}{Default(parameter)}; {parameter.Summary}");
            Console.Out.WriteLine($"    source: {item.Source}");
        }
    }

    private static string Unit(Parameter parameter) => parameter.Unit.Length == 0 ? "" : $" [{parameter.Unit}]";

    private static string Default(Parameter parameter) => (parameter.Default, parameter.IsRequired) switch
    {
        ({ } value, _) => $", default {value.Text}",
        (_, true) => ", required",
        _ => ", optional",
    };

    private static JsonNode Describe(CatalogueItem item) => new JsonObject
    {
        ["name"] = item.Name,
        ["summary"] = item.Summary,
        ["source"] = item.Source,
        ["parameters"] = new JsonArray([.. item.Parameters.Select(parameter => new JsonObject
        {
            ["name"] = parameter.Name,
            ["summary"] = parameter.Summary,
            ["range"] = parameter.Range,
            ["unit"] = parameter.Unit,
            ["default"] = parameter.Default?.Text,
        })]),
    };
}
