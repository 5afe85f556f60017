using System.IO.Enumeration;
using RobustBench.Metrics;
using RobustBench.Suites;

namespace RobustBench.Comparing.Gates;

/// <summary>Holds the cells of a comparison, one after the other, against every limit of a gate.</summary>
internal sealed class GateJudge(IReadOnlyList<GateLimit> limits)
{
    private readonly List<JudgedCell>[] _judged = [.. limits.Select(_ => new List<JudgedCell>())];

    /// <summary>Judges a cell.</summary>
    /// <exception cref="InputException">A limit needs what the trials do not have.</exception>
    public void Judge(PairedCell cell)
    {
        foreach (var (index, limit) in limits.Index())
        {
            var measure = Measure.Of(limit.Measure);
            if (!Matches(limit.Conditions, cell.Baseline.Condition) || !Matches(limit.Datasets, cell.Baseline.Dataset) || !measure.Applies(cell)) continue;
            foreach (var (name, trials) in Subsets(limit, cell))
                if (measure.Of(trials, limit) is { } figure)
                    _judged[index].Add(new JudgedCell(name, trials.Count, figure.Estimate, figure.Interval, Passes(limit, measure.Allowed(limit.Value), figure)));
        }
    }

    /// <summary>What became of each limit, in the gate's order.</summary>
    /// <exception cref="InputException">A limit is about nothing that was compared: it must not pass for kept.</exception>
    public IReadOnlyList<LimitVerdict> Verdicts()
    {
        List<string> idle = [.. limits.Zip(_judged).Where(limit => limit.Second.Count == 0).Select(limit =>
            limit.First.Place.Say($"nothing that was compared is what this limit is about: {limit.First}; mend its globs, or leave it out"))];
        return idle.Count > 0 ? throw new InputException(idle) : [.. limits.Zip(_judged).Select(limit => new LimitVerdict(limit.First.ToString(), limit.Second))];
    }

    private static bool Passes(GateLimit limit, Interval allowed, (double Estimate, Interval Interval) figure) => limit.Burden switch
    {
        Burden.Estimate => allowed.Low <= figure.Estimate && figure.Estimate <= allowed.High,
        Burden.ShownKept => allowed.Low <= figure.Interval.Low && figure.Interval.High <= allowed.High,
        _ => figure.Interval.High >= allowed.Low && figure.Interval.Low <= allowed.High,
    };

    private static IEnumerable<(string Name, IReadOnlyList<PairedTrial> Trials)> Subsets(GateLimit limit, PairedCell cell)
    {
        if (limit.Groups.Count == 0 && limit.Classes.Count == 0) return [(cell.Name, cell.Trials)];
        var members = limit.Classes.Count > 0
            ? cell.Trials.Select(trial => (Name: trial.Label, Trial: trial)).Where(member => Matches(limit.Classes, member.Name))
            : cell.Trials.SelectMany(trial => trial.Groups.Select(group => (Name: group, Trial: trial))).Where(member => Matches(limit.Groups, member.Name));
        return members.GroupBy(member => member.Name, member => member.Trial)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => ($"{cell.Name} · {group.Key}", (IReadOnlyList<PairedTrial>)[.. group]));
    }

    private static bool Matches(IReadOnlyList<string> globs, string name) =>
        globs.Count == 0 || globs.Any(glob => FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: false));
}
