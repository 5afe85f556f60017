namespace RobustBench.Importing;

/// <summary>
/// Tells apart observers of one name that have a data set from several folders, as AlexNet of Caffe and of torchvision do in
/// texture-vs-shape: each becomes <c>name@folder</c>.
/// </summary>
internal sealed class ObserverNames
{
    private readonly Dictionary<(string Observer, string Dataset), Dictionary<string, string>> _names;

    /// <summary>Names for these trials.</summary>
    public ObserverNames(IEnumerable<ImportedTrial> trials) => _names = trials
        .Select(trial => (trial.Observer, trial.Dataset, trial.Folder))
        .Distinct()
        .GroupBy(trial => (trial.Observer, trial.Dataset), trial => trial.Folder)
        .Where(folders => folders.Skip(1).Any())
        .ToDictionary(folders => folders.Key, folders => Shortest([.. folders]));

    /// <summary>What the observer of a trial is called.</summary>
    public string Of(ImportedTrial trial) =>
        _names.TryGetValue((trial.Observer, trial.Dataset), out var folders) ? $"{trial.Observer}@{folders[trial.Folder]}" : trial.Observer;

    /// <summary>As much of each path, from its end, as tells it from the others: most often the last folder.</summary>
    private static Dictionary<string, string> Shortest(List<string> folders)
    {
        for (var length = 1; ; length++)
        {
            var names = folders.ToDictionary(folder => folder, folder => string.Join('/', folder.Split('/').TakeLast(length)));
            if (names.Values.Distinct(StringComparer.Ordinal).Count() == folders.Count) return names;
        }
    }
}
