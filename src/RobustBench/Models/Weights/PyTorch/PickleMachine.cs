using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace RobustBench.Models.Weights.PyTorch;

/// <summary>
/// Reads one pickle, protocols 2 to 5, into plain values: numbers, text, lists, arrays for tuples,
/// <see cref="PickleDictionary"/>, and what <see cref="KnownNames"/> makes. A pickle is a program; this machine has no
/// operation but to put such values together, so a name that it does not know is refused and never called.
/// </summary>
/// <remarks>
/// Work grows with the pickle's length and no opcode goes deeper into a value than one level, so neither time nor the
/// machine's own stack can be exhausted; memory is bounded by <see cref="PickleStack"/>.
/// </remarks>
/// <param name="input">The pickle.</param>
/// <param name="budget">What may be made of it, shared with other pickles of the file.</param>
internal sealed class PickleMachine(PickleBytes input, PickleBudget budget)
{
    private const int ObjectBytes = 96;
    private const int NumberBytes = 24;
    private const int ItemBytes = 24;
    private const int PairBytes = 48;

    private readonly PickleStack _stack = new(input, budget);

    /// <summary>The value of the pickle, which ends where its program says.</summary>
    /// <param name="storages">The storages that it names, by key: of each the first mention.</param>
    /// <exception cref="InputException">The pickle is damaged, names what a state dict does not need, or makes too much.</exception>
    public object? Run(out IReadOnlyDictionary<string, StorageReference> storages)
    {
        var calls = new PickleCalls(input, _stack, budget);
        storages = calls.Storages;
        while (true)
        {
            var opcode = (Opcode)input.Opcode();
            if (opcode == Opcode.Stop)
                return _stack.Pop();
            if (!(Frames(opcode) || Number(opcode) || Text(opcode) || Container(opcode) || Memo(opcode) || calls.Run(opcode)))
                throw input.Damaged($"it has no opcode 0x{(byte)opcode:x2}");
        }
    }

    private bool Frames(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.Protocol when input.Byte() is var version && version is < 2 or > 5:
                throw input.Refused($"it is of protocol {version}", "save it again with torch.save as it is by default");
            case Opcode.Protocol: return true;
            case Opcode.Frame: input.UInt64(); return true;
            case Opcode.Mark: _stack.Mark(); return true;
            case Opcode.Pop: _stack.Drop(); return true;
            case Opcode.PopMark: _stack.PopMarked(); return true;
            case Opcode.Dup: _stack.Push(_stack.Peek()); return true;
            default: return false;
        }
    }

    private bool Number(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.None: _stack.Push(null); return true;
            case Opcode.True: _stack.Push(true, NumberBytes); return true;
            case Opcode.False: _stack.Push(false, NumberBytes); return true;
            case Opcode.BinInt: _stack.Push((long)input.Int32(), NumberBytes); return true;
            case Opcode.BinInt1: _stack.Push((long)input.Byte(), NumberBytes); return true;
            case Opcode.BinInt2: _stack.Push((long)input.UInt16(), NumberBytes); return true;
            case Opcode.Long1: _stack.Push(Whole(input.Take(input.Byte()).Span), NumberBytes); return true;
            case Opcode.Long4: _stack.Push(Whole(input.Take(input.UInt32()).Span), NumberBytes); return true;
            case Opcode.BinFloat: _stack.Push(input.BigEndianDouble(), NumberBytes); return true;
            case Opcode.Int: _stack.Push(Decimal(input.Line()), NumberBytes); return true;
            case Opcode.Long: _stack.Push(Decimal(input.Line().TrimEnd((byte)'L')), NumberBytes); return true;
            case Opcode.Float: _stack.Push(Fraction(input.Line()), NumberBytes); return true;
            default: return false;
        }
    }

    private bool Text(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.BinUnicode: Text(input.UInt32(), Encoding.UTF8); return true;
            case Opcode.ShortBinUnicode: Text(input.Byte(), Encoding.UTF8); return true;
            case Opcode.BinUnicode8: Text(input.UInt64(), Encoding.UTF8); return true;
            case Opcode.BinString: Text(input.UInt32(), Encoding.Latin1); return true;
            case Opcode.ShortBinString: Text(input.Byte(), Encoding.Latin1); return true;
            case Opcode.String: Text(input.Line().Trim("'\""u8), Encoding.Latin1); return true;
            case Opcode.Unicode: Text(input.Line(), Encoding.Latin1); return true;
            case Opcode.BinBytes: Skip(input.UInt32()); return true;
            case Opcode.ShortBinBytes: Skip(input.Byte()); return true;
            case Opcode.BinBytes8 or Opcode.ByteArray8: Skip(input.UInt64()); return true;
            default: return false;
        }
    }

    private bool Container(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.EmptyTuple: _stack.Push(Array.Empty<object?>()); return true;
            case Opcode.EmptyList: _stack.Push(new List<object?>(), ObjectBytes); return true;
            case Opcode.EmptyDict: _stack.Push(new PickleDictionary(), ObjectBytes); return true;
            case Opcode.EmptySet: _stack.Push(new List<object?>(), ObjectBytes); return true;
            case Opcode.Tuple: _stack.Push(_stack.PopMarked()); return true;
            case Opcode.Tuple1: _stack.Push(PopItems(1)); return true;
            case Opcode.Tuple2: _stack.Push(PopItems(2)); return true;
            case Opcode.Tuple3: _stack.Push(PopItems(3)); return true;
            case Opcode.List or Opcode.FrozenSet: PushMarked(new List<object?>(), AddItems); return true;
            case Opcode.Dict: PushMarked(new PickleDictionary(), SetItems); return true;
            case Opcode.Append: AddItems(PopItems(1)); return true;
            case Opcode.Appends or Opcode.AddItems: AddItems(_stack.PopMarked()); return true;
            case Opcode.SetItem: SetItems(PopItems(2)); return true;
            case Opcode.SetItems: SetItems(_stack.PopMarked()); return true;
            default: return false;
        }
    }

    private bool Memo(Opcode opcode)
    {
        switch (opcode)
        {
            case Opcode.Memoize: _stack.Remember(); return true;
            case Opcode.BinPut: _stack.Remember(input.Byte()); return true;
            case Opcode.LongBinPut: _stack.Remember(input.UInt32()); return true;
            case Opcode.Put: _stack.Remember(Index(input.Line())); return true;
            case Opcode.BinGet: _stack.Recall(input.Byte()); return true;
            case Opcode.LongBinGet: _stack.Recall(input.UInt32()); return true;
            case Opcode.Get: _stack.Recall(Index(input.Line())); return true;
            default: return false;
        }
    }

    private void AddItems(object?[] items)
    {
        budget.Pay((long)ItemBytes * items.Length);
        if (_stack.Peek() is List<object?> list)
            list.AddRange(items);
        else
            _stack.Peek<Inert>("list");
    }

    private void SetItems(object?[] items)
    {
        if (items.Length % 2 != 0)
            throw input.Damaged("it sets a key without a value");
        budget.Pay((long)PairBytes * items.Length / 2);
        if (_stack.Peek() is not PickleDictionary dictionary)
        {
            _stack.Peek<Inert>("dictionary");
            return;
        }

        for (var i = 0; i < items.Length; i += 2)
            dictionary.Items.Add((items[i], items[i + 1]));
    }

    private void PushMarked(object container, Action<object?[]> fill)
    {
        var items = _stack.PopMarked();
        _stack.Push(container, ObjectBytes);
        fill(items);
    }

    /// <summary>The last values in the order in which they were put on the stack.</summary>
    private object?[] PopItems(int count)
    {
        budget.Pay(NumberBytes + (8L * count));
        var items = new object?[count];
        for (var i = count - 1; i >= 0; i--)
            items[i] = _stack.Pop();
        return items;
    }

    private void Text(ulong length, Encoding encoding) => Text(input.Take(length).Span, encoding);

    private void Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        budget.Pay(NumberBytes + (2L * bytes.Length));
        _stack.Push(encoding.GetString(bytes));
    }

    private void Skip(ulong length)
    {
        input.Take(length);
        _stack.Push(Inert.Value);
    }

    private uint Index(ReadOnlySpan<byte> line) =>
        Utf8Parser.TryParse(line, out uint index, out var read) && read == line.Length
            ? index
            : throw input.Damaged("it numbers its memory by other than a number");

    /// <summary>A whole number, least significant byte first, or one that is too large to be a size and so not needed.</summary>
    private static object Whole(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long))
            return Inert.Value;
        long value = bytes.Length > 0 && (bytes[^1] & 0x80) != 0 ? -1 : 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }

    private static object Decimal(ReadOnlySpan<byte> line) => line switch
    {
        [(byte)'0', (byte)'0'] => false,
        [(byte)'0', (byte)'1'] => true,
        _ when Utf8Parser.TryParse(line, out long value, out var read) && read == line.Length => value,
        _ => Inert.Value,
    };

    private double Fraction(ReadOnlySpan<byte> line) =>
        double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw input.Damaged("it has no number where it needs one");
}
