using System.Diagnostics;
using System.Globalization;
using RobustBench.Fuzz;

if (args is not [var name, var countText, .. var rest]
    || Targets.All.FirstOrDefault(known => known.Name == name) is not { } target
    || !long.TryParse(countText, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
    || rest.Length > 2
    || rest.Any(text => !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    Console.Error.WriteLine($"usage: Fuzz {string.Join('|', Targets.All.Select(known => known.Name))} COUNT [SEED [FIRST]]");
    return 2;
}

var numbers = rest.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
var campaign = new Campaign(target, numbers.ElementAtOrDefault(0));
var clock = Stopwatch.StartNew();
var trace = Path.Combine(Path.GetTempPath(), $"robustbench-fuzz-{target.Name}.txt");
using var last = File.OpenHandle(trace, FileMode.Create, FileAccess.Write);
var findings = 0;
foreach (var finding in campaign.Run(numbers.ElementAtOrDefault(1), count, begin: number => RandomAccess.Write(last, BitConverter.GetBytes(number), 0)))
{
    Console.WriteLine(finding);
    findings++;
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{target.Name}: {count} inputs, {campaign.Accepted} accepted, {findings} findings, slowest {campaign.Slowest.TotalMilliseconds:F0} ms, "
    + $"most allocated {campaign.MostAllocated / 1024.0 / 1024.0:F1} MiB, {clock.Elapsed.TotalSeconds:F0} s"));
return findings == 0 ? 0 : 1;
