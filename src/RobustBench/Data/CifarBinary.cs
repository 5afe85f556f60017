using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using RobustBench.Parameters;

namespace RobustBench.Data;

/// <summary>The official binary records of CIFAR-10: a label byte, then 1,024 red, green and blue values, row by row.</summary>
/// <remarks>Krizhevsky 2009; the "binary version" of the data set's home page. Images are keyed by their decimal index.</remarks>
internal sealed class CifarBinary : DatasetKind
{
    private static readonly FileParameter Path = Parameter.File("path", "a file of binary records, such as test_batch.bin");

    public override string Name => "cifar-binary";

    public override string Summary => "the official binary records of CIFAR-10 (32 × 32, ten classes)";

    public override string Source => "Krizhevsky 2009, Learning multiple layers of features from tiny images";

    public override IReadOnlyList<Parameter> Parameters => [Path];

    public override ImageSet Open(Settings settings) => new Records(settings[Path]);

    /// <summary>Reads records where they lie, so that memory does not grow with the file.</summary>
    private sealed class Records : ImageSet
    {
        private const int Side = 32, PixelBytes = 3 * Side * Side, RecordBytes = 1 + PixelBytes, FineRecordBytes = RecordBytes + 1;

        private static readonly string[] Names =
            ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

        private readonly string _path;
        private readonly SafeFileHandle _file;
        private readonly byte[] _labels;

        public Records(string path)
        {
            _path = path;
            _file = OpenFile(path);
            try
            {
                _labels = ReadLabels(CountRecords());
            }
            catch
            {
                _file.Dispose();
                throw;
            }
        }

        public override int Count => _labels.Length;

        public override IReadOnlyList<string> ClassNames => Names;

        public override ImageRecord Describe(int index) => new(index.ToString(CultureInfo.InvariantCulture), _labels[index]);

        public override Raster Read(int index)
        {
            Span<byte> planes = stackalloc byte[PixelBytes];
            ReadExactly(planes, index, offset: 1);
            return Raster.OfPlanes(planes, Side, Side);
        }

        public override void AppendContent(int index, IncrementalHash hash)
        {
            Span<byte> record = stackalloc byte[RecordBytes];
            ReadExactly(record, index, offset: 0);
            hash.AppendData(record);
        }

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
        }

        private static SafeFileHandle OpenFile(string path)
        {
            try
            {
                return File.OpenHandle(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new InputException($"{path}: {error.Message}", error);
            }
        }

        private int CountRecords()
        {
            var length = RandomAccess.GetLength(_file);
            if (length > 0 && length % RecordBytes == 0 && length / RecordBytes <= Array.MaxLength) return (int)(length / RecordBytes);
            throw new InputException(length > 0 && length % FineRecordBytes == 0
                ? $"{_path}: its {length} bytes are records of CIFAR-100, which this kind does not read: give a file of CIFAR-10"
                : $"{_path}: its {length} bytes are not whole records of {RecordBytes} bytes: give an unpacked file of CIFAR-10's binary version");
        }

        private byte[] ReadLabels(int count)
        {
            const int RecordsAtOnce = 256;
            var labels = new byte[count];
            var buffer = new byte[RecordsAtOnce * RecordBytes];
            for (var first = 0; first < count; first += RecordsAtOnce)
            {
                var records = Math.Min(RecordsAtOnce, count - first);
                ReadExactly(buffer.AsSpan(0, records * RecordBytes), first, offset: 0);
                for (var i = 0; i < records; i++) labels[first + i] = Checked(buffer[i * RecordBytes], first + i);
            }

            return labels;
        }

        private byte Checked(byte label, int index) => label < Names.Length
            ? label
            : throw new InputException($"{_path}: record {index}: the label {label} is not one of 0 to 9: give a file of CIFAR-10's binary version");

        private void ReadExactly(Span<byte> buffer, int record, int offset)
        {
            for (var read = 0; read < buffer.Length;)
            {
                var got = Read(buffer[read..], (long)record * RecordBytes + offset + read);
                if (got == 0) throw new InputException($"{_path}: record {record}: the file became shorter while it was read");
                read += got;
            }
        }

        private int Read(Span<byte> buffer, long offset)
        {
            try
            {
                return RandomAccess.Read(_file, buffer, offset);
            }
            catch (IOException error)
            {
                throw new InputException($"{_path}: can't be read: {error.Message}", error);
            }
        }
    }
}
