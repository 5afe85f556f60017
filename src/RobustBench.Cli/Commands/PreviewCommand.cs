using System.CommandLine;

namespace RobustBench.Cli.Commands;

/// <summary><c>preview SUITE.yaml --out FILE.png</c>: a contact sheet of the suite's stimuli.</summary>
internal static class PreviewCommand
{
    private const int UsualImages = 6;

    public static Command Create()
    {
        var suite = new Argument<string>("SUITE.yaml") { Description = "The suite to look at." };
        var to = new Option<string>("--out") { Required = true, HelpName = "FILE.png", Description = "The picture to write." };
        var images = new Option<int>("--images") { HelpName = "N", Description = "The first N images of every data set.", DefaultValueFactory = _ => UsualImages };
        var conditions = new Option<string?>("--conditions") { HelpName = "GLOB", Description = "Only conditions whose key matches, such as \"uniform-noise*\"." };
        images.Validators.Add(RunCommand.AtLeastOne);
        var command = new Verb(
            "preview",
            "Draws a contact sheet: one row an image, one column a condition.",
            ["robustbench preview suites/cifar10-grid.yaml --out preview.png --images 3"])
        { suite, to, images, conditions };
        command.SetAction(parsed =>
        {
            Preview.Write(
                parsed.GetValue(suite)!, parsed.GetValue(to)!, parsed.GetValue(images), parsed.GetValue(conditions), Console.Error.WriteLine);
            return ExitCode.Done;
        });
        return command;
    }
}
