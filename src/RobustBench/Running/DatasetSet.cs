using RobustBench.Plans;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>The data sets of a suite, open for a run.</summary>
internal sealed class DatasetSet : IDisposable
{
    private readonly Dictionary<string, OpenDataset> _byKey = [];

    private DatasetSet()
    {
    }

    /// <summary>The data sets by their keys.</summary>
    public IReadOnlyDictionary<string, OpenDataset> ByKey => _byKey;

    /// <summary>Their sizes.</summary>
    public IReadOnlyDictionary<string, DatasetSize> Sizes => _byKey.ToDictionary(pair => pair.Key, pair => pair.Value.Size);

    /// <summary>What the user should know of the data sets, one line each.</summary>
    public IEnumerable<string> Notices =>
        from pair in _byKey
        from notice in pair.Value.Notices
        select $"data set `{pair.Key}`: {notice}";

    /// <summary>Opens all data sets.</summary>
    /// <exception cref="InputException">Some can't be opened; every one is named.</exception>
    public static DatasetSet Open(Suite suite, int? limit)
    {
        var set = new DatasetSet();
        var problems = new List<string>();
        try
        {
            foreach (var entry in suite.Datasets)
            {
                try
                {
                    set._byKey.Add(entry.Key, OpenDataset.Open(suite, entry, limit));
                }
                catch (InputException problem)
                {
                    problems.AddRange(problem.Problems.Select(entry.Place.Say));
                }
            }

            if (problems.Count > 0) throw new InputException(problems);
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var dataset in _byKey.Values) dataset.Dispose();
    }
}
