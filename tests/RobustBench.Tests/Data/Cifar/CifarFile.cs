namespace RobustBench.Tests.Data.Cifar;

/// <summary>Makes small files of CIFAR-10's binary records.</summary>
internal static class CifarFile
{
    public const int PixelBytes = 3 * 32 * 32;

    /// <summary>The seed of every picture.</summary>
    public const int Seed = 2018;

    /// <summary>Records of random pixels; the label of record i is i mod 10.</summary>
    public static byte[] Records(int count)
    {
        var bytes = new byte[count * (1 + PixelBytes)];
        new Random(Seed).NextBytes(bytes);
        for (var i = 0; i < count; i++) bytes[i * (1 + PixelBytes)] = (byte)(i % 10);
        return bytes;
    }

    /// <summary>Writes records of random pixels and returns the path.</summary>
    public static string Write(string path, int count)
    {
        File.WriteAllBytes(path, Records(count));
        return path;
    }
}
