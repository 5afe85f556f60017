using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using RobustBench;
using RobustBench.Cli;
using RobustBench.Cli.Commands;

var root = new RootCommand("RobustBench: how does this image classifier break, and is the new one worse?")
{
    RunCommand.Create(),
    ValidateCommand.Create(),
    PlanCommand.Create(),
    PreviewCommand.Create(),
    ReportCommand.Create(),
    CompareCommand.Create(),
    ImportCommand.Create(),
    ExportCommand.Create(),
    AuditCommand.Create(),
    SplitCommand.Create(),
    FetchCommand.Create(),
    StyliseCommand.Create(),
    ListCommand.Create(),
    SchemaCommand.Create(),
    DoctorCommand.Create(),
};
var help = root.Options.OfType<HelpOption>().Single();
help.Action = new HelpWithExamples(
    (SynchronousCommandLineAction)help.Action!, [$"dotnet run -c Release --project src/RobustBench.Cli -- {RunCommand.FirstLook["robustbench ".Length..]}"]);

// Who writes nothing wants to know what there is to write.
var parsed = root.Parse(args.Length > 0 ? args : [help.Name]);
if (parsed.Errors.Count > 0)
{
    foreach (var problem in UsageErrors.Of(parsed)) await Console.Error.WriteLineAsync(problem);
    return ExitCode.BadInput;
}

try
{
    // Interrupts are the run's own business: it keeps what is finished and says so.
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (InputException wrong)
{
    foreach (var problem in wrong.Problems) await Console.Error.WriteLineAsync(problem);
    return ExitCode.BadInput;
}
catch (Exception error) when (error is IOException or UnauthorizedAccessException or DllNotFoundException)
{
    // A folder that can't be written to, a full disk, a libtorch that can't be loaded: the message says which.
    await Console.Error.WriteLineAsync(error.Message);
    return ExitCode.BadInput;
}
