using System.Diagnostics;

namespace RobustBench.Fuzz;

/// <summary>
/// Feeds mutated inputs to a parser, which must answer each with a value or an <see cref="InputException"/>, within a
/// second of processor time, and within memory of 4 times the input and 64 MiB.
/// </summary>
internal sealed class Campaign(Target target, int seed)
{
    private const long AllocationFactor = 4, AllocationBase = 64 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1), Hopeless = TimeSpan.FromSeconds(20);

    private readonly Mutator _mutator = new(target, seed);
    private long _current, _started;

    /// <summary>Inputs that were read without complaint.</summary>
    public long Accepted { get; private set; }

    /// <summary>The most bytes that one input had allocated.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>The longest time that one input took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>Feeds the inputs <paramref name="first"/> and following; gives one line for each that broke a rule.</summary>
    /// <param name="first">The number of the first input.</param>
    /// <param name="count">How many inputs.</param>
    /// <param name="begin">Told each input's number before it is read, so that even a crash can be traced to it.</param>
    public IEnumerable<string> Run(long first, long count, Action<long> begin)
    {
        using var watchdog = new Timer(_ => EndIfHopeless(), null, Hopeless, Hopeless);
        for (_current = first; _current < first + count; _current++)
        {
            begin(_current);
            if (Feed(_mutator.Input(_current)) is { } finding) yield return $"{target.Name} {seed} {_current}: {finding}";
        }

        _started = 0;
    }

    private string? Feed(byte[] input)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _started = Stopwatch.GetTimestamp();
        var before = ThreadClock.Now;
        var problem = Read(input);
        var took = ThreadClock.Now - before;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        MostAllocated = Math.Max(MostAllocated, allocated);
        Slowest = took > Slowest ? took : Slowest;
        if (problem is not null) return problem;
        if (allocated > AllocationFactor * input.Length + AllocationBase) return $"{allocated} bytes allocated for {input.Length}";
        return took > Longest ? $"{took.TotalSeconds:F1} s" : null;
    }

    private string? Read(byte[] input)
    {
        try
        {
            target.Read(input);
            Accepted++;
            return null;
        }
        catch (InputException problem)
        {
            return problem.Problems.FirstOrDefault(line => line.Length == 0 || line.AsSpan().ContainsAny("\r\n\0")) is { } line
                ? $"the message is no clear line: {line}"
                : null;
        }
        catch (Exception error)
        {
            // Whatever else a parser throws is what this program looks for.
            return error.ToString().ReplaceLineEndings(" ");
        }
    }

    /// <summary>A loop without end can't be stopped from outside, so the process ends and says where.</summary>
    private void EndIfHopeless()
    {
        if (_started == 0 || Stopwatch.GetElapsedTime(_started) < Hopeless) return;
        Console.Error.WriteLine($"{target.Name} {seed} {_current}: hangs");
        Environment.Exit(1);
    }
}
