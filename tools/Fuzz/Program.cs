using System.Diagnostics;
using System.Globalization;

namespace RobustBench.Fuzz;

/// <summary>Runs a campaign against one parser: <c>Fuzz TARGET COUNT [SEED [FIRST]]</c>.</summary>
internal static class FuzzProgram
{
    private static int Main(string[] args)
    {
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
        return Run(target, count, numbers.ElementAtOrDefault(0), numbers.ElementAtOrDefault(1));
    }

    private static int Run(Target target, long count, int seed, int first)
    {
        var campaign = new Campaign(target, seed);
        var clock = Stopwatch.StartNew();
        // Eight bytes that outlive even a crash: the number of the input that was being read.
        using var last = File.OpenHandle(
            Path.Combine(Path.GetTempPath(), $"robustbench-fuzz-{target.Name}"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        var findings = 0;
        foreach (var finding in campaign.Run(first, count, begin: number => RandomAccess.Write(last, BitConverter.GetBytes(number), 0)))
        {
            Console.WriteLine(finding);
            findings++;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {count} inputs, {campaign.Accepted} accepted, {findings} findings, slowest {campaign.Slowest.TotalMilliseconds:F0} ms, "
            + $"most allocated {campaign.MostAllocated / 1024.0 / 1024.0:F1} MiB, {clock.Elapsed.TotalSeconds:F0} s"));
        return findings == 0 ? 0 : 1;
    }
}
