namespace RobustBench.Models.Weights.PyTorch;

/// <summary>The tensors of a network, found in what a checkpoint holds.</summary>
/// <param name="Tensors">Each tensor by its name, without the prefixes that wrappers of networks put before all names.</param>
/// <param name="Note">Which state dict these are, where the checkpoint has several; else null.</param>
internal sealed record StateDict(IReadOnlyDictionary<string, TensorReference> Tensors, string? Note)
{
    private const int MostPrefixes = 8;
    private const int KeysShown = 10;

    /// <summary>What one tensor takes on its way to a weight: entries in dictionaries, its description, its view.</summary>
    private const int TensorBytes = 512;

    /// <summary>What torch.nn.DataParallel and torch.compile put before every name.</summary>
    private static readonly string[] Prefixes = ["module.", "_orig_mod."];

    /// <summary>Looks for the state dict: the object itself, or what it has under one of the usual keys.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="top">What the file's pickle holds.</param>
    /// <param name="budget">What may be made of it.</param>
    /// <exception cref="InputException">There is no dictionary of tensors.</exception>
    public static StateDict Find(string path, object? top, PickleBudget budget)
    {
        var search = new StateDictSearch(path, budget);
        var found = search.Find(top)
            ?? throw new InputException($"{path}: holds no state dict but {Describe(top)}; save `model.state_dict()`");
        var named = search.Named(found).Where(item => item.Value is TensorReference).ToList();
        budget.Pay(named.Sum(item => TensorBytes + (2L * item.Key.Length)));
        var prefix = PrefixLength([.. named.Select(item => item.Key)]);
        var tensors = named.ToDictionary(item => item.Key[prefix..], item => (TensorReference)item.Value!, StringComparer.Ordinal);
        return new StateDict(tensors, search.Notes.Count == 0 ? null : string.Join("; ", search.Notes));
    }

    private static int PrefixLength(List<string> names)
    {
        var length = 0;
        for (var round = 0; round < MostPrefixes; round++)
        {
            var next = Array.Find(
                Prefixes, prefix => names.TrueForAll(name => name.AsSpan(length).StartsWith(prefix, StringComparison.Ordinal)));
            length += next?.Length ?? 0;
        }

        return length;
    }

    private static string Describe(object? top) => top switch
    {
        PickleDictionary dictionary => $"a dictionary with {Keyed(dictionary)}",
        TensorReference => "a single tensor",
        List<object?> or object?[] => "a list",
        string => "text",
        null => "nothing",
        _ => "a single value",
    };

    private static string Keyed(PickleDictionary dictionary)
    {
        var names = dictionary.Items.Select(item => item.Key).OfType<string>().Distinct().Take(KeysShown + 1)
            .Select(name => $"`{WeightName.Printable(name)}`").ToList();
        if (names.Count == 0)
            return "no names";
        return string.Join(", ", names.Take(KeysShown)) + (names.Count > KeysShown ? ", …" : "");
    }
}
