using Microsoft.Win32.SafeHandles;

namespace RobustBench.Data;

/// <summary>
/// A file of data, open for reading at any place, from several threads. A file of length 0 is never opened: pipes and
/// devices have that length, and opening a pipe waits until somebody writes into it.
/// </summary>
internal sealed class StoredFile : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private StoredFile(string path, SafeFileHandle handle) => (_path, _handle) = (path, handle);

    /// <summary>The length in bytes.</summary>
    public long Length => RandomAccess.GetLength(_handle);

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">It can't be read, is empty or is no regular file.</exception>
    public static StoredFile Open(string path) => Named(path, () => new StoredFile(path, File.OpenHandle(Target(path))));

    /// <summary>Opens a file to be read as a stream.</summary>
    /// <exception cref="InputException">It can't be read, is empty or is no regular file.</exception>
    public static FileStream OpenStream(string path) => Named(path, () => File.OpenRead(Target(path)));

    /// <summary>The length of a file that need not hold anything; links are followed.</summary>
    /// <exception cref="InputException">It can't be found.</exception>
    public static long LengthOf(string path) => Named(path, () => RegularFile.Follow(path).Length);

    /// <summary>Fills the buffer from a place of the file.</summary>
    /// <returns>Whether the file was long enough.</returns>
    /// <exception cref="InputException">The file can't be read.</exception>
    public bool Fill(Span<byte> buffer, long offset)
    {
        try
        {
            for (var filled = 0; filled < buffer.Length;)
            {
                var read = RandomAccess.Read(_handle, buffer[filled..], offset + filled);
                if (read == 0) return false;
                filled += read;
            }

            return true;
        }
        catch (IOException error)
        {
            throw new InputException($"{_path}: it can't be read: {error.Message}", error);
        }
    }

    public void Dispose() => _handle.Dispose();

    private static string Target(string path)
    {
        var file = RegularFile.Follow(path);
        return file.Length > 0 ? file.FullName : throw new IOException("it is empty, or no regular file");
    }

    private static T Named<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(OneLine.Of($"{path}: it can't be read: {error.Message}"), error);
        }
    }
}
