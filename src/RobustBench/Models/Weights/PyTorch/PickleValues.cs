namespace RobustBench.Models.Weights.PyTorch;

/// <summary>
/// A dictionary of a pickle: its items in the order they were set. Keys are not looked up while a pickle is read, so that
/// no choice of keys makes that slow.
/// </summary>
internal sealed class PickleDictionary
{
    /// <summary>The items; of two with one key the later counts.</summary>
    public List<(object? Key, object? Value)> Items { get; } = [];
}

/// <summary>A value that no weights depend on: only that it is there is known.</summary>
internal sealed class Inert
{
    private Inert()
    {
    }

    /// <summary>The only one.</summary>
    public static Inert Value { get; } = new();
}

/// <summary>The name of a storage class, such as <c>torch.FloatStorage</c>.</summary>
/// <param name="Type">The numbers it holds.</param>
internal sealed record StorageClass(WeightType Type);

/// <summary>The numbers of one or more tensors, which lie outside of the pickle.</summary>
/// <param name="Key">Their name in the file.</param>
/// <param name="Type">Their format.</param>
/// <param name="Total">How many the whole storage has.</param>
/// <param name="First">Where in it this view of it begins; 0 but in old files.</param>
/// <param name="Count">How many numbers the view has.</param>
internal sealed record StorageReference(string Key, WeightType Type, long Total, long First, long Count);

/// <summary>A tensor as the pickle describes it, unchecked.</summary>
/// <param name="Storage">Its numbers.</param>
/// <param name="Offset">The place of its first number in the storage.</param>
/// <param name="Sizes">Its shape, outermost first.</param>
/// <param name="Strides">How far neighbours of each dimension are apart, in numbers.</param>
internal sealed record TensorReference(StorageReference Storage, long Offset, long[] Sizes, long[] Strides);
