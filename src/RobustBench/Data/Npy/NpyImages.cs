using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace RobustBench.Data.Npy;

/// <summary>The images of an array, read where they lie, and their labels.</summary>
internal sealed class NpyImages : ImageSet
{
    private const int Channels = 3;

    private readonly string _path;
    private readonly StoredFile _file;
    private readonly int[] _labels;
    private readonly long _start;
    private readonly int _height, _width;

    /// <summary>Opens both files and reads the labels.</summary>
    /// <exception cref="InputException">One can't be read or holds another kind of array, or their lengths differ.</exception>
    public NpyImages(string imageFile, string labelFile)
    {
        _path = imageFile;
        _file = StoredFile.Open(imageFile);
        try
        {
            (_start, var count, _height, _width) = ReadShape();
            _labels = NpyLabels.Read(labelFile);
            if (_labels.Length != count) throw new InputException(OneLine.Of($"{labelFile}: it has {_labels.Length} labels, and {imageFile} has {count} images"));
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public override int Count => _labels.Length;

    private int ImageBytes => Channels * _height * _width;

    public override ImageRecord Describe(int index) => new(index.ToString(CultureInfo.InvariantCulture), _labels[index]);

    public override Raster Read(int index)
    {
        var raster = new Raster(_height, _width);
        try
        {
            // The three bytes of each pixel are read to the end of the raster and move to its front, which never overtakes them.
            var pixels = raster.Pixels;
            var packed = pixels[(_height * _width)..];
            Fill(packed, index);
            for (var pixel = 0; pixel < _height * _width; pixel++)
            {
                var (red, green, blue) = (packed[Channels * pixel], packed[Channels * pixel + 1], packed[Channels * pixel + 2]);
                var to = pixels.Slice(Raster.PixelBytes * pixel, Raster.PixelBytes);
                (to[0], to[1], to[2], to[3]) = (red, green, blue, 0);
            }

            return raster;
        }
        catch
        {
            raster.Dispose();
            throw;
        }
    }

    public override void AppendContent(int index, IncrementalHash hash)
    {
        var bytes = new byte[ImageBytes + 2 * sizeof(int)];
        Fill(bytes.AsSpan(0, ImageBytes), index);
        // The same bytes in another shape are another image.
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ImageBytes), _height);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ImageBytes + sizeof(int)), _width);
        hash.AppendData(bytes);
    }

    protected override void Dispose(bool disposing)
    {
        _file.Dispose();
        base.Dispose(disposing);
    }

    private (long Start, long Count, int Height, int Width) ReadShape()
    {
        try
        {
            var header = NpyHeader.Read(_file);
            if (header.Type is not ("|u1" or "<u1" or ">u1" or "u1")) throw new InputException($"its values are `{header.Type}`, and must be uint8 from 0 to 255");
            if (header.IsFortran) throw new InputException("its array is in Fortran order: save numpy.ascontiguousarray of it");
            if (header.Shape is not [var count, > 0 and var height, > 0 and var width, Channels])
                throw new InputException($"its shape is {header.ShapeText}, and must be (images, height, width, {Channels})");
            if ((double)height * width * Raster.PixelBytes > Array.MaxLength) throw new InputException($"images of {height} × {width} are too large");
            var bytes = (double)count * height * width * Channels;
            if (bytes > _file.Length - header.Start)
                throw new InputException($"it is cut off: {count} images of {height} × {width} are not in its {_file.Length} bytes");
            return (header.Start, count, (int)height, (int)width);
        }
        catch (InputException problem)
        {
            throw new InputException(OneLine.Of($"{_path}: {problem.Message}"), problem);
        }
    }

    private void Fill(Span<byte> pixels, int index)
    {
        if (!_file.Fill(pixels, _start + (long)index * ImageBytes))
            throw new InputException(OneLine.Of($"{_path}: image {index}: the file became shorter while it was read"));
    }
}
