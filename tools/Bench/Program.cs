using System.Globalization;
using RobustBench.Bench;

var images = args is ["images", ..];
if ((images ? args[1..] : args) is not [var path, .. var rest] || Rounds(rest, usual: images ? 3 : 1) is not { } rounds)
{
    Console.Error.WriteLine("usage: Bench SUITE.yaml [ROUNDS]\n       Bench images FOLDER [ROUNDS]");
    return 2;
}

return (images ? new ImageBench(path).Measure(rounds) : new OverheadBench(path).Measure(rounds)) ? 0 : 1;

static int? Rounds(string[] rest, int usual) => rest switch
{
    [] => usual,
    [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) => rounds,
    _ => null,
};
