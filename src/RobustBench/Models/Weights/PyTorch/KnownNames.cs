namespace RobustBench.Models.Weights.PyTorch;

/// <summary>A name that a pickle may call, and what stands for the result.</summary>
/// <param name="Name">The name, with its module.</param>
/// <param name="Make">From the arguments to the value; null where they do not fit.</param>
internal sealed record KnownName(string Name, Func<object?[], object?> Make);

/// <summary>
/// The names that pickles of state dicts need, and what each means here. None stands for the function of that name: the
/// most that happens is that a description of a tensor is put together.
/// </summary>
internal static class KnownNames
{
    /// <summary>PyTorch's own limit on dimensions.</summary>
    private const int MostDimensions = 64;

    private static readonly Dictionary<string, WeightType> Storages = new()
    {
        ["torch.DoubleStorage"] = WeightType.F64,
        ["torch.FloatStorage"] = WeightType.F32,
        ["torch.HalfStorage"] = WeightType.F16,
        ["torch.BFloat16Storage"] = WeightType.BF16,
        ["torch.LongStorage"] = WeightType.I64,
        ["torch.IntStorage"] = WeightType.I32,
        ["torch.ShortStorage"] = WeightType.I16,
        ["torch.CharStorage"] = WeightType.I8,
        ["torch.ByteStorage"] = WeightType.U8,
        ["torch.BoolStorage"] = WeightType.Bool,
        ["torch.UntypedStorage"] = WeightType.U8,
        ["torch.storage.UntypedStorage"] = WeightType.U8,
    };

    private static readonly Dictionary<string, Func<object?[], object?>> Calls = new()
    {
        ["collections.OrderedDict"] = Dictionary,
        ["torch._utils._rebuild_tensor"] = Tensor,
        ["torch._utils._rebuild_tensor_v2"] = Tensor,
        ["torch._utils._rebuild_parameter"] = Parameter,
        ["torch._utils._rebuild_parameter_with_state"] = Parameter,
        ["torch.nn.parameter.Parameter"] = Parameter,
        ["torch._tensor._rebuild_from_type"] = Subclass,
        ["torch._tensor._rebuild_from_type_v2"] = Subclass,
        ["torch.Size"] = arguments => arguments is [object?[] sizes] ? sizes : null,
        ["torch.Tensor"] = _ => null,
    };

    /// <summary>Names of values that stand beside a state dict in checkpoints: settings, scores, counts.</summary>
    private static readonly HashSet<string> InertNames =
    [
        "_codecs.encode", "argparse.Namespace", "collections.Counter", "collections.defaultdict",
        "builtins.bytearray", "builtins.dict", "builtins.float", "builtins.frozenset", "builtins.int", "builtins.list", "builtins.set",
        "__builtin__.bytearray", "__builtin__.dict", "__builtin__.float", "__builtin__.frozenset", "__builtin__.int",
        "__builtin__.list", "__builtin__.set",
        "numpy.dtype", "numpy.core.multiarray.scalar", "numpy._core.multiarray.scalar",
        "torch.device", "torch.serialization._get_layout",
        "torch.bfloat16", "torch.float16", "torch.float32", "torch.float64",
        "torch.bool", "torch.int16", "torch.int32", "torch.int64", "torch.int8", "torch.uint8",
    ];

    private static readonly Dictionary<string, string> UnreadTensors = new()
    {
        ["torch._utils._rebuild_sparse_tensor"] = "sparse",
        ["torch._utils._rebuild_sparse_csr_tensor"] = "sparse",
        ["torch._utils._rebuild_nested_tensor"] = "nested",
        ["torch._utils._rebuild_qtensor"] = "quantized",
        ["torch._utils._rebuild_meta_tensor_no_storage"] = "without numbers (on the device `meta`)",
        ["torch.QInt8Storage"] = "quantized",
        ["torch.QUInt8Storage"] = "quantized",
        ["torch.QInt32Storage"] = "quantized",
        ["torch.QUInt4x2Storage"] = "quantized",
        ["torch.QUInt2x4Storage"] = "quantized",
        ["torch.ComplexFloatStorage"] = "complex",
        ["torch.ComplexDoubleStorage"] = "complex",
    };

    /// <summary>A <see cref="StorageClass"/>, a <see cref="KnownName"/>, or nothing where the name is not understood.</summary>
    public static object? Find(string name)
    {
        if (Storages.TryGetValue(name, out var type))
            return new StorageClass(type);
        if (Calls.TryGetValue(name, out var make))
            return new KnownName(name, make);
        return InertNames.Contains(name) ? new KnownName(name, _ => Inert.Value) : null;
    }

    /// <summary>What kind of tensor, of those that are not read, a name belongs to.</summary>
    public static string? UnreadTensor(string name) => UnreadTensors.GetValueOrDefault(name);

    /// <summary>What to do about a file with a name that is not understood.</summary>
    public static string Mend(string name) =>
        name.StartsWith("torch.nn.", StringComparison.Ordinal) || char.IsUpper(name[(name.LastIndexOf('.') + 1)..].FirstOrDefault())
            ? "if that is the class of a model, save `model.state_dict()` instead of the model"
            : "save `model.state_dict()` alone, or get the file from a source that you trust";

    private static PickleDictionary? Dictionary(object?[] arguments)
    {
        var dictionary = new PickleDictionary();
        if (arguments is [])
            return dictionary;
        if (arguments is not [List<object?> items])
            return null;
        foreach (var item in items)
        {
            // Python 2 wrote an item as a list, later versions as a tuple.
            if (item is object?[] and [var key, var value])
                dictionary.Items.Add((key, value));
            else if (item is List<object?> and [var oldKey, var oldValue])
                dictionary.Items.Add((oldKey, oldValue));
            else
                return null;
        }

        return dictionary;
    }

    private static TensorReference? Tensor(object?[] arguments)
    {
        if (arguments is not [StorageReference storage, long offset, object?[] shape, object?[] apart, ..])
            return null;
        // The seventh argument says that the numbers are meant conjugated or negated.
        if (arguments.Length > 6 && arguments[6] is not null and not PickleDictionary { Items.Count: 0 })
            return null;
        return Numbers(shape) is { } sizes && Numbers(apart) is { } strides && sizes.Length == strides.Length
            ? new TensorReference(storage, offset, sizes, strides)
            : null;
    }

    private static long[]? Numbers(object?[] values) =>
        values.Length <= MostDimensions && values.All(value => value is long) ? [.. values.Cast<long>()] : null;

    private static TensorReference? Parameter(object?[] arguments) => arguments is [TensorReference tensor, ..] ? tensor : null;

    /// <summary>A tensor of a known subclass. Only what makes tensors may be inside, so that no pickle nests calls without end.</summary>
    private static object? Subclass(object?[] arguments) =>
        arguments is [KnownName { Name: var name, Make: var make }, KnownName, object?[] inner, ..]
        && name.StartsWith("torch._utils._rebuild_", StringComparison.Ordinal)
            ? make(inner)
            : null;
}
