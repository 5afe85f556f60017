using System.Security.Cryptography;

namespace RobustBench.Data;

/// <summary>An opened data set: images in a fixed order, each with a key and a label. Reading is safe from several threads.</summary>
public abstract class ImageSet : IDisposable
{
    /// <summary>The number of images.</summary>
    public abstract int Count { get; }

    /// <summary>The names of the classes by their index; null where only indices are known.</summary>
    public virtual IReadOnlyList<string>? ClassNames => null;

    /// <summary>
    /// The number of classes that the labels need: of the names where there are any, else one more than the largest label.
    /// A network that has fewer can't be right about all images.
    /// </summary>
    public virtual int Classes => ClassNames?.Count ?? Enumerable.Range(0, Count).Select(index => Describe(index).Label + 1).DefaultIfEmpty(0).Max();

    /// <summary>The names of the further columns that are kept with every trial.</summary>
    public virtual IReadOnlyList<string> Columns => [];

    /// <summary>
    /// The conditions of the images themselves, where they were made before the set was: a run then shows each of them as it
    /// is, under its own condition. Empty where they are plain images.
    /// </summary>
    public virtual IReadOnlyList<string> Conditions => [];

    /// <summary>The position in <see cref="Conditions"/> of an image's own; 0 where there are none.</summary>
    public virtual int ConditionOf(int index) => 0;

    /// <summary>What the user should know of the set and that stops nothing, such as files that were left out: one line each.</summary>
    public virtual IReadOnlyList<string> Notices => [];

    /// <summary>What is known of an image without decoding it.</summary>
    public abstract ImageRecord Describe(int index);

    /// <summary>Decodes an image; the caller owns the raster.</summary>
    /// <exception cref="InputException">The image can't be read.</exception>
    public abstract Raster Read(int index);

    /// <summary>The bytes of an image's file, for another decoder; null where the images are no files that can be read in any order.</summary>
    /// <exception cref="InputException">The file can't be read.</exception>
    public virtual byte[]? File(int index) => null;

    /// <summary>
    /// Adds an image's stored bytes to <paramref name="hash"/>, and what besides them decides its pixels: other bytes are
    /// another image, whatever its name. Of an image that can't be read nothing need be added; <see cref="Read"/> fails then.
    /// </summary>
    public abstract void AppendContent(int index, IncrementalHash hash);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what the set holds open.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
