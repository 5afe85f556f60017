using System.CommandLine;
using RobustBench.Auditing;

namespace RobustBench.Cli.Commands;

/// <summary><c>audit SUITE.yaml</c>: how much decisions move with resizing, decoding, rounding and arithmetic.</summary>
internal static class AuditCommand
{
    private const int UsualImages = 200;

    private static readonly Argument<string> Suite = new("SUITE.yaml") { Description = "The suite whose models and data sets are looked at." };
    private static readonly Option<int> Images = new("--images") { HelpName = "N", Description = "The first N images of every data set.", DefaultValueFactory = _ => UsualImages };
    private static readonly Option<string?> Models = new("--models") { HelpName = "A,B", Description = "Only these models." };
    private static readonly Option<string?> Results = new("--results") { HelpName = "DIR", Description = "Where audit.csv and audit.json go; left out: they are only shown." };

    public static Command Create()
    {
        Images.Validators.Add(RunCommand.AtLeastOne);
        Results.Validators.Add(RunCommand.NotEmpty);
        var command = new Verb(
            "audit",
            "Measures how much decisions move with resize filter, decoder, rounding and precision.",
            ["robustbench audit suites/cifar10-grid.yaml --images 20 --models captum_lenet"])
        { Suite, Images, Models, Results };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed) => Interruptible.Run(
        cancel =>
        {
            var models = parsed.GetValue(Models)?.Split(',', StringSplitOptions.TrimEntries);
            var rows = Auditor.Run(parsed.GetValue(Suite)!, parsed.GetValue(Images), models, Show, cancel);
            Console.Out.Write(AuditReport.Text(rows));
            if (parsed.GetValue(Results) is { } folder) AuditReport.Write(rows, folder);
        },
        "an audit is made as a whole, and nothing of it is kept");

    private static void Show(int done, int all)
    {
        if (done == all || done % Math.Max(1, all / 10) == 0) Console.Error.WriteLine($"{done}/{all} images");
    }
}
