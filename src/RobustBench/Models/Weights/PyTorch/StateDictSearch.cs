namespace RobustBench.Models.Weights.PyTorch;

/// <summary>Looks for the dictionary of tensors in what a checkpoint holds.</summary>
internal sealed class StateDictSearch(string path, PickleBudget budget)
{
    private const int DeepestNesting = 8;
    private const int LongestName = 500;
    private const int DictionaryBytes = 512;
    private const int ItemBytes = 160;

    /// <summary>Where training scripts keep the state dict, the likeliest first; averages over training are taken last.</summary>
    private static readonly string[] Keys =
        ["state_dict", "model_state_dict", "model", "net", "network", "model_state", "state_dict_ema", "model_ema", "ema"];

    private readonly Dictionary<PickleDictionary, PickleDictionary?> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>What was chosen where there was a choice.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The object itself, or what it has under one of the usual keys; null where no tensors are there.</summary>
    public PickleDictionary? Find(object? top) => Find(top as PickleDictionary, DeepestNesting);

    /// <summary>The items whose keys are text; of several with one key the last.</summary>
    public Dictionary<string, object?> Named(PickleDictionary dictionary)
    {
        budget.Pay(DictionaryBytes + ((long)ItemBytes * dictionary.Items.Count));
        var named = new Dictionary<string, object?>(dictionary.Items.Count, StringComparer.Ordinal);
        foreach (var (key, value) in dictionary.Items)
        {
            // Names that are long and shared by many items would make them slow to tell apart.
            if (key is string { Length: > LongestName } name)
                throw new InputException($"{path}: has '{WeightName.Printable(name)}', of {name.Length} characters; save `model.state_dict()` alone");
            if (key is string text)
                named[text] = value;
        }

        return named;
    }

    private PickleDictionary? Find(PickleDictionary? dictionary, int depth)
    {
        if (dictionary is null || depth == 0)
            return null;
        if (_seen.TryGetValue(dictionary, out var known))
            return known;
        // A dictionary may contain itself; on the way round it is no state dict.
        _seen[dictionary] = null;
        var items = Named(dictionary);
        var inside = Keys
            .Select(key => (Key: key, Found: Find(items.GetValueOrDefault(key) as PickleDictionary, depth - 1)))
            .Where(candidate => candidate.Found is not null)
            .ToList();
        if (inside.Count > 1)
            Notes.Add($"of `{string.Join("`, `", inside.Select(candidate => candidate.Key))}` the first was taken");
        return _seen[dictionary] = inside.Count > 0
            ? inside[0].Found
            : items.Values.Any(value => value is TensorReference) ? dictionary : null;
    }
}
