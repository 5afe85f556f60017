using System.Text;

namespace RobustBench.Models.Weights.PyTorch;

/// <summary>The opcodes of a pickle that would import, call or set up something; here they only look names up.</summary>
internal sealed class PickleCalls(PickleBytes input, PickleStack stack, PickleBudget budget)
{
    /// <summary>Keys of storages are numbers as text; long ones would only make looking them up slow.</summary>
    private const int LongestKey = 100;

    private const int CallBytes = 256;
    private const int NameBytes = 96;
    private const int TextBytes = 24;
    private const int PairBytes = 48;

    private readonly Dictionary<string, StorageReference> _storages = new(StringComparer.Ordinal);

    /// <summary>The storages named so far, by key: of each the first mention.</summary>
    public IReadOnlyDictionary<string, StorageReference> Storages => _storages;

    /// <summary>Carries out an opcode that names or calls something, or answers false where it is none.</summary>
    public bool Run(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.Global: stack.Push(Named()); return true;
            case Opcode.StackGlobal:
                var name = stack.Pop<string>("name");
                stack.Push(Known(stack.Pop<string>("module"), name));
                return true;
            case Opcode.Reduce or Opcode.NewObject: Make(stack.Pop<object?[]>("arguments")); return true;
            case Opcode.NewObjectWithNames:
                stack.Pop<PickleDictionary>("named arguments");
                Make(stack.Pop<object?[]>("arguments"));
                return true;
            case Opcode.Inst:
                var type = Named();
                Make(type, stack.PopMarked());
                return true;
            case Opcode.Object:
                if (stack.PopMarked() is not [var made, .. var rest])
                    throw input.Damaged("it makes an object of nothing");
                Make(made, rest);
                return true;
            case Opcode.Build:
                // What a state would set are attributes, such as the versions a state dict keeps beside its tensors.
                stack.Pop();
                stack.Peek();
                return true;
            case Opcode.BinPersistentId: stack.Push(Storage(stack.Pop()), CallBytes); return true;
            case Opcode.PersistentId:
                throw input.Refused("it names storages by text, as PyTorch before 0.1.10 did", "load and save it with a newer PyTorch");
            case Opcode.Extension1 or Opcode.Extension2 or Opcode.Extension4:
                throw input.Unknown("an entry of Python's extension registry", "save `model.state_dict()` alone");
            case Opcode.NextBuffer or Opcode.ReadOnlyBuffer:
                throw input.Refused("it keeps numbers outside of the file", "save it with torch.save");
            default: return false;
        }
    }

    private void Make(object?[] arguments) => Make(stack.Pop(), arguments);

    private void Make(object? callee, object?[] arguments)
    {
        if (callee is not KnownName known)
            throw input.Damaged("it calls what can't be called");
        var copied = arguments is [List<object?> items, ..] ? items.Count : 0;
        budget.Pay(CallBytes + ((long)PairBytes * copied));
        stack.Push(known.Make(arguments)
            ?? throw input.Refused($"`{known.Name}` has other arguments than torch.save writes", "save it again with torch.save"));
    }

    private object Named()
    {
        var module = Line();
        return Known(module, Line());
    }

    private object Known(string module, string name)
    {
        budget.Pay(NameBytes);
        var full = $"{module}.{name}";
        if (KnownNames.Find(full) is { } known)
            return known;
        throw KnownNames.UnreadTensor(full) is { } kind
            ? input.Refused($"it holds a tensor that is {kind} (`{full}`)", "save dense tensors of real numbers")
            : input.Unknown(full, KnownNames.Mend(full));
    }

    private StorageReference Storage(object? id)
    {
        var storage = (id as object?[]) switch
        {
            ["storage", StorageClass { Type: var type }, string key, _, long total and >= 0] => new StorageReference(key, type, total, 0, total),
            ["storage", StorageClass { Type: var type }, string key, _, long total and >= 0, null] => new StorageReference(key, type, total, 0, total),
            ["storage", StorageClass { Type: var type }, string key, _, long total, object?[] and [_, long first and >= 0, long count and >= 0]]
                when first <= total && count <= total - first => new StorageReference(key, type, total, first, count),
            _ => throw input.Damaged("it names a storage in another way than torch.save"),
        };
        if (storage.Key.Length > LongestKey)
            throw input.Damaged($"it has a storage with a key of {storage.Key.Length} characters");
        _storages.TryAdd(storage.Key, storage);
        return storage;
    }

    private string Line()
    {
        var line = input.Line();
        budget.Pay(TextBytes + (4L * line.Length));
        return Encoding.UTF8.GetString(line);
    }
}
