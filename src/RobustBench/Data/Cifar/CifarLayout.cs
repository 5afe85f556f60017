namespace RobustBench.Data.Cifar;

/// <summary>How the records of one of the two data sets are laid out: label bytes, then 1,024 red, green and blue values, row by row.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Labels">The labels of a record in the order of their bytes.</param>
internal sealed record CifarLayout(string Name, IReadOnlyList<CifarLabel> Labels)
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Side = 32;

    /// <summary>Bytes of an image.</summary>
    public const int PixelBytes = 3 * Side * Side;

    /// <summary>CIFAR-10: one label.</summary>
    public static CifarLayout Cifar10 { get; } = new("CIFAR-10", [new CifarLabel("label", CifarNames.Ten)]);

    /// <summary>CIFAR-100: the superclass, then the class.</summary>
    public static CifarLayout Cifar100 { get; } =
        new("CIFAR-100", [new CifarLabel("coarse label", CifarNames.Coarse), new CifarLabel("fine label", CifarNames.Fine)]);

    /// <summary>Bytes of a record.</summary>
    public int RecordBytes => Labels.Count + PixelBytes;

    /// <summary>Whether a file of this length may hold whole records.</summary>
    public bool Divides(long length) => length > 0 && length % RecordBytes == 0;
}

/// <summary>One label of a record.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Classes">The names of its classes by their index.</param>
internal sealed record CifarLabel(string Name, IReadOnlyList<string> Classes);
