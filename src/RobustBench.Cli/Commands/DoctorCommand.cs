using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RobustBench.Doctoring;

namespace RobustBench.Cli.Commands;

/// <summary><c>doctor</c>: whether a run would work here, and how to mend what does not.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Layout =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var results = new Option<string>("--results") { HelpName = "DIR", Description = "The results folder of the run to come.", DefaultValueFactory = _ => "results" };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        results.Validators.Add(RunCommand.NotEmpty);
        var command = new Verb("doctor", "Checks whether a run would work here, and says how to mend what does not.", ["robustbench doctor"]) { results, json };
        command.SetAction(parsed =>
        {
            var findings = Doctor.Examine(parsed.GetValue(results)!);
            if (parsed.GetValue(json)) Console.Out.WriteLine(Describe(findings).ToJsonString(Layout));
            else Print(findings);
            return Doctor.Works(findings) ? ExitCode.Done : ExitCode.BadInput;
        });
        return command;
    }

    private static void Print(IReadOnlyList<Finding> findings)
    {
        var width = findings.Max(finding => finding.Name.Length);
        foreach (var finding in findings)
        {
            Console.Out.WriteLine($"{Word(finding.Status),-7}  {finding.Name.PadRight(width)}  {finding.Text}");
            if (finding.Mend is { } mend) Console.Out.WriteLine($"{"",-7}  {"".PadRight(width)}  mend: {mend}");
        }

        Console.Out.WriteLine(Doctor.Works(findings) ? "a run works here" : "a run does not work here until the faults are mended");
    }

    private static JsonObject Describe(IReadOnlyList<Finding> findings) => new()
    {
        ["works"] = Doctor.Works(findings),
        ["findings"] = new JsonArray([.. findings.Select(finding => new JsonObject
        {
            ["name"] = finding.Name,
            ["status"] = Word(finding.Status),
            ["text"] = finding.Text,
            ["mend"] = finding.Mend,
        })]),
    };

    private static string Word(FindingStatus status) => status.ToString().ToLowerInvariant();
}
