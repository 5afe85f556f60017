namespace RobustBench.Models.Weights.PyTorch;

/// <summary>What a pickle has made so far and not yet used: its stack with marks, and its memo.</summary>
internal sealed class PickleStack(PickleBytes input, PickleBudget budget)
{
    private const int MemoEntryBytes = 96;

    private readonly List<object?> _values = [];
    private readonly List<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>Puts a value on the stack.</summary>
    public void Push(object? value)
    {
        PayForGrowth(_values.Count, _values.Capacity, sizeof(long));
        _values.Add(value);
    }

    /// <summary>Puts a value on the stack that takes about <paramref name="bytes"/>.</summary>
    public void Push(object? value, long bytes)
    {
        budget.Pay(bytes);
        Push(value);
    }

    /// <summary>Takes the last value from the stack.</summary>
    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>The last value.</summary>
    public object? Peek() => _values.Count > Floor ? _values[^1] : throw input.Damaged("it takes a value from an empty stack");

    /// <summary>Takes the last value, which must be of one kind.</summary>
    public T Pop<T>(string kind) => Pop() is T value ? value : throw input.Damaged($"it has no {kind} where it needs one");

    /// <summary>The last value, which must be of one kind.</summary>
    public T Peek<T>(string kind) => Peek() is T value ? value : throw input.Damaged($"it has no {kind} where it needs one");

    /// <summary>Sets a mark: what is put on the stack from now on belongs together.</summary>
    public void Mark()
    {
        PayForGrowth(_marks.Count, _marks.Capacity, sizeof(int));
        _marks.Add(_values.Count);
    }

    /// <summary>Takes everything above the last mark, and the mark.</summary>
    public object?[] PopMarked()
    {
        if (_marks.Count == 0)
            throw input.Damaged("it takes values up to a mark that it never set");
        var count = _values.Count - Floor;
        budget.Pay(24 + (8L * count));
        var values = _values.GetRange(Floor, count).ToArray();
        _values.RemoveRange(Floor, count);
        _marks.RemoveAt(_marks.Count - 1);
        return values;
    }

    /// <summary>Takes the last value, or the mark if there is none above it.</summary>
    public void Drop()
    {
        if (_marks.Count > 0 && _values.Count == Floor)
            _marks.RemoveAt(_marks.Count - 1);
        else
            Pop();
    }

    /// <summary>Remembers the last value under a number, or under the next one.</summary>
    public void Remember(uint? number = null)
    {
        budget.Pay(MemoEntryBytes);
        _memo[number ?? (uint)_memo.Count] = Peek();
    }

    /// <summary>Puts the value remembered under a number on the stack.</summary>
    public void Recall(uint number) =>
        Push(_memo.TryGetValue(number, out var value) ? value : throw input.Damaged($"it recalls {number}, which it never remembered"));

    private int Floor => _marks.Count > 0 ? _marks[^1] : 0;

    private void PayForGrowth(int count, int capacity, int size)
    {
        // A list that is full copies itself into twice its room.
        if (count == capacity)
            budget.Pay(2L * size * Math.Max(4, capacity));
    }
}
