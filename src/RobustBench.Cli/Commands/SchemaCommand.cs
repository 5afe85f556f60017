using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using RobustBench.Suites.Schema;

namespace RobustBench.Cli.Commands;

/// <summary><c>schema</c>: the JSON Schema of suite files, for editors.</summary>
internal static class SchemaCommand
{
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var command = new Verb("schema", "Prints the JSON Schema of suite files, for editors.", ["robustbench schema > suite.schema.json"]);
        command.SetAction(_ =>
        {
            Console.Out.WriteLine(SuiteSchema.Create().ToJsonString(Layout));
            return ExitCode.Done;
        });
        return command;
    }
}
