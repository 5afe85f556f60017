using System.Globalization;
using System.Security.Cryptography;

namespace RobustBench.Data.Cifar;

/// <summary>Reads records where they lie, so that memory does not grow with the file.</summary>
internal sealed class CifarRecords : ImageSet
{
    private const int RecordsAtOnce = 256;

    private readonly string _path;
    private readonly StoredFile _file;
    private readonly CifarLayout _layout;

    /// <summary>The label bytes of all records, one record after the other.</summary>
    private readonly byte[] _labels;

    /// <summary>Which label of a record is the image's.</summary>
    private readonly int _label;

    /// <summary>Opens a file of records.</summary>
    /// <param name="path">The file.</param>
    /// <param name="coarse">Whether the superclasses of CIFAR-100 are the labels.</param>
    /// <exception cref="InputException">The file can't be read or holds something else, or has no superclasses.</exception>
    public CifarRecords(string path, bool coarse)
    {
        _path = path;
        var layouts = Candidates(StoredFile.LengthOf(path));
        _file = StoredFile.Open(path);
        try
        {
            (_layout, _labels) = Recognise(layouts);
            if (coarse && _layout.Labels.Count == 1)
                throw new InputException($"{path}: {_layout.Name} has no superclasses: leave `labels: coarse` out, or give a file of CIFAR-100");
            _label = coarse ? 0 : _layout.Labels.Count - 1;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public override int Count => _labels.Length / _layout.Labels.Count;

    public override IReadOnlyList<string> ClassNames => _layout.Labels[_label].Classes;

    public override IReadOnlyList<string> Columns => HasSuperclass ? ["superclass"] : [];

    private bool HasSuperclass => _layout.Labels.Count > 1;

    public override ImageRecord Describe(int index) => new(index.ToString(CultureInfo.InvariantCulture), Label(index, _label))
    {
        Further = HasSuperclass ? [_layout.Labels[0].Classes[Label(index, 0)]] : [],
    };

    public override Raster Read(int index)
    {
        Span<byte> planes = stackalloc byte[CifarLayout.PixelBytes];
        ReadExactly(planes, index, _layout, offset: _layout.Labels.Count);
        return Raster.OfPlanes(planes, CifarLayout.Side, CifarLayout.Side);
    }

    public override void AppendContent(int index, IncrementalHash hash)
    {
        Span<byte> record = stackalloc byte[_layout.RecordBytes];
        ReadExactly(record, index, _layout, offset: 0);
        hash.AppendData(record);
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private List<CifarLayout> Candidates(long length)
    {
        var layouts = new[] { CifarLayout.Cifar10, CifarLayout.Cifar100 }.Where(layout => layout.Divides(length)).ToList();
        return layouts.Count > 0 ? layouts : throw new InputException(
            $"{_path}: its {length} bytes are not whole records of {CifarLayout.Cifar10.RecordBytes} bytes (CIFAR-10) or "
            + $"{CifarLayout.Cifar100.RecordBytes} bytes (CIFAR-100): give an unpacked file of the binary version");
    }

    /// <summary>The layout whose labels are all in range; a length that fits both is told apart by this alone.</summary>
    private (CifarLayout Layout, byte[] Labels) Recognise(List<CifarLayout> layouts)
    {
        var faults = new List<string>();
        foreach (var layout in layouts)
        {
            var labels = ReadLabels(layout);
            if (Fault(layout, labels) is not { } fault) return (layout, labels);
            faults.Add(fault);
        }

        throw new InputException(faults[0]);
    }

    private byte[] ReadLabels(CifarLayout layout)
    {
        var (count, each) = (checked((int)(_file.Length / layout.RecordBytes)), layout.Labels.Count);
        var labels = new byte[checked(count * each)];
        var buffer = new byte[RecordsAtOnce * layout.RecordBytes];
        for (var first = 0; first < count; first += RecordsAtOnce)
        {
            var records = Math.Min(RecordsAtOnce, count - first);
            ReadExactly(buffer.AsSpan(0, records * layout.RecordBytes), first, layout, offset: 0);
            for (var i = 0; i < records; i++) buffer.AsSpan(i * layout.RecordBytes, each).CopyTo(labels.AsSpan((first + i) * each));
        }

        return labels;
    }

    private string? Fault(CifarLayout layout, byte[] labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            var label = layout.Labels[i % layout.Labels.Count];
            if (labels[i] >= label.Classes.Count)
            {
                return $"{_path}: record {i / layout.Labels.Count}: the {label.Name} {labels[i]} is not one of 0 to {label.Classes.Count - 1}: "
                    + $"give a file of {layout.Name}'s binary version";
            }
        }

        return null;
    }

    private byte Label(int index, int label) => _labels[index * _layout.Labels.Count + label];

    private void ReadExactly(Span<byte> buffer, int record, CifarLayout layout, int offset)
    {
        if (!_file.Fill(buffer, (long)record * layout.RecordBytes + offset))
            throw new InputException($"{_path}: record {record}: the file became shorter while it was read");
    }
}
