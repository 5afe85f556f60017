using System.Globalization;
using RobustBench.Bench;

if (args is not [var suite, .. var rest] || rest.Length > 1 || (rest.Length == 1 && !int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    Console.Error.WriteLine("usage: Bench SUITE.yaml [ROUNDS]");
    return 2;
}

var rounds = rest.Length == 1 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1;
return new OverheadBench(suite).Measure(rounds) ? 0 : 1;
