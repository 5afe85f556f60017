using System.CommandLine;
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
    ExportCommand.Create(),
    ListCommand.Create(),
    SchemaCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
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
