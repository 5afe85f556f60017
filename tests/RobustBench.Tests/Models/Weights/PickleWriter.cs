using System.Buffers.Binary;
using System.Text;

namespace RobustBench.Tests.Models.Weights;

/// <summary>A name that a pickle imports.</summary>
internal sealed record Named(string Module, string Name);

/// <summary>A call that a pickle makes.</summary>
internal sealed record Called(Named Callee, params object?[] Arguments)
{
    public Called(string module, string name, params object?[] arguments) : this(new Named(module, name), arguments)
    {
    }
}

/// <summary>A value that lies outside of the pickle, under this id.</summary>
internal sealed record Persistent(params object?[] Id);

/// <summary>Opcodes as they are.</summary>
internal sealed record Raw(params byte[] Bytes);

/// <summary>Writes pickles as Python does, opcode by opcode: arrays as tuples, and the records above.</summary>
internal sealed class PickleWriter(int protocol)
{
    private readonly List<byte> _bytes = [];

    /// <summary>The pickle of a value.</summary>
    public static byte[] Pickle(object? value, int protocol = 2)
    {
        var writer = new PickleWriter(protocol);
        writer.Put(0x80, (byte)protocol);
        writer.Write(value);
        writer.Put((byte)'.');
        return [.. writer._bytes];
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null: Put((byte)'N'); break;
            case bool flag: Put((byte)(flag ? 0x88 : 0x89)); break;
            case int number: WriteNumber(number); break;
            case long number: WriteNumber(number); break;
            case double number: Put((byte)'G', number); break;
            case string text: WriteText(text); break;
            case Named named: WriteName(named); break;
            case Called called: Write(called.Callee); Write(called.Arguments); Put((byte)'R'); break;
            case Persistent persistent: Write(persistent.Id); Put((byte)'Q'); break;
            case Raw raw: Put(raw.Bytes); break;
            case IReadOnlyDictionary<string, object?> dictionary: WriteDictionary(dictionary); break;
            case List<object?> list: Put((byte)']', (byte)'('); WriteAll(list); Put((byte)'e'); break;
            case object?[] tuple: Put((byte)'('); WriteAll(tuple); Put((byte)'t'); break;
            default: throw new ArgumentException($"No pickle of {value}.", nameof(value));
        }
    }

    private void WriteAll(IEnumerable<object?> values)
    {
        foreach (var value in values)
            Write(value);
    }

    private void WriteDictionary(IReadOnlyDictionary<string, object?> dictionary)
    {
        Put((byte)'}', (byte)'(');
        foreach (var (key, value) in dictionary)
        {
            Write(key);
            Write(value);
        }

        Put((byte)'u');
    }

    private void WriteNumber(long number)
    {
        if (number is >= 0 and < 256)
        {
            Put((byte)'K', (byte)number);
            return;
        }

        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        Put(0x8a, sizeof(long));
        Put(bytes);
    }

    private void WriteText(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Put((byte)'X', (byte)bytes.Length, (byte)(bytes.Length >> 8), 0, 0);
        Put(bytes);
    }

    private void WriteName(Named named)
    {
        if (protocol < 4)
        {
            Put([(byte)'c', .. Encoding.UTF8.GetBytes($"{named.Module}\n{named.Name}\n")]);
            return;
        }

        Write(named.Module);
        Write(named.Name);
        Put(0x93);
    }

    private void Put(byte opcode, double number)
    {
        var bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
        Put([opcode, .. bytes]);
    }

    private void Put(params byte[] bytes) => _bytes.AddRange(bytes);
}
