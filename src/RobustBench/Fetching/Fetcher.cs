namespace RobustBench.Fetching;

/// <summary>Brings public sets and weights here: loads them, verifies them, and unpacks them.</summary>
/// <param name="client">Makes the requests; it must not follow redirects by itself.</param>
/// <param name="say">Told what is done, a line each.</param>
/// <param name="progress">Told of a file's bytes that have come, and of all of them where that is known.</param>
/// <param name="wait">Waits before another attempt.</param>
public sealed class Fetcher(HttpClient client, Action<string> say, Action<long, long?> progress, Func<TimeSpan, CancellationToken, Task> wait)
{
    /// <summary>The prefix of weights, which lie together in one folder.</summary>
    private const string Weights = "weights/";

    /// <summary>The files of a name.</summary>
    /// <exception cref="InputException">There is no such name.</exception>
    public static IReadOnlyList<CatalogueFile> Find(IReadOnlyList<CatalogueFile> catalogue, string name)
    {
        List<CatalogueFile> files = [.. catalogue.Where(file => file.Name == name)];
        if (files.Count > 0) return files;
        var nearest = catalogue.Select(file => file.Name).MinBy(known => EditDistance.Between(known, name));
        throw new InputException(OneLine.Of($"there is nothing called `{name}` to fetch: {(nearest is null ? "the catalogue is empty" : $"the nearest is `{nearest}`")}; `robustbench fetch --list` has all"));
    }

    /// <summary>Fetches the files of one name below a folder.</summary>
    /// <returns>Where they are.</returns>
    /// <exception cref="InputException">A file can't be had, or is not what was published.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; what has come is kept.</exception>
    public async Task<string> Fetch(IReadOnlyList<CatalogueFile> files, string folder, CancellationToken cancel)
    {
        var name = files[0].Name;
        var target = Path.Combine(folder, name.StartsWith(Weights, StringComparison.Ordinal) ? Weights.TrimEnd('/') : name);
        Directory.CreateDirectory(target);
        foreach (var file in files) await Fetch(file, target, cancel).ConfigureAwait(false);
        return files is [{ Unpack: "" } only] ? Path.Combine(target, only.File) : target;
    }

    private async Task Fetch(CatalogueFile file, string target, CancellationToken cancel)
    {
        var path = Path.Combine(target, file.File);
        var done = $"{path}.unpacked";
        if (File.Exists(done))
        {
            say($"{file.File}: unpacked already");
            return;
        }

        if (File.Exists(path)) Verify(file, path, keep: true);
        else
        {
            RequireSpace(file, target);
            say($"{file.File}: from {file.Url.Host}, licence: {file.Licence}");
            var part = await new Download(client, wait).Load(file, path, progress, cancel).ConfigureAwait(false);
            Verify(file, part, keep: false);
            File.Move(part, path, overwrite: true);
            File.Delete($"{part}.version");
        }

        if (file.Unpack.Length > 0) Unpack(file, path, target, done, cancel);
    }

    /// <summary>Compares a file with what was published.</summary>
    private void Verify(CatalogueFile file, string path, bool keep)
    {
        var size = new FileInfo(path).Length;
        if (file.Bytes is { } bytes && bytes != size) throw Wrong($"it has {size} bytes, and {bytes} were published");
        if (LooksLikeHtml(path)) throw Wrong("it is a web page, not the file");
        if (file.Hash is not { } hash)
        {
            var own = new FileHash(System.Security.Cryptography.HashAlgorithmName.SHA256, "").Of(path);
            say($"{file.File}: not verified, since no checksum was published; its SHA-256 is {own}");
            return;
        }

        var digits = hash.Of(path);
        if (!hash.Fits(digits)) throw Wrong($"its {hash.Algorithm.Name} is {digits}, and {hash.Digits} was published");
        say($"{file.File}: verified by {hash.Algorithm.Name}");

        InputException Wrong(string what)
        {
            if (keep) return new InputException($"{path}: {what}: take it away, and the same command loads it again");
            File.Delete(path);
            File.Delete($"{path}.version");
            return new InputException($"{file.Url}: {what}: what came was removed");
        }
    }

    private static bool LooksLikeHtml(string path)
    {
        var start = new byte[64];
        using var file = File.OpenRead(path);
        var text = System.Text.Encoding.ASCII.GetString(start, 0, file.Read(start)).TrimStart();
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static void RequireSpace(CatalogueFile file, string target)
    {
        if (file.Bytes is not { } bytes) return;
        var free = new DriveInfo(Path.GetFullPath(target)).AvailableFreeSpace;
        // Unpacked, images are about as large as their archive.
        var needed = file.Unpack.Length > 0 ? 2 * bytes : bytes;
        if (free < needed) throw new InputException($"{target}: {needed >> 20} MiB are needed for {file.File}, and {free >> 20} MiB are free: make room, or give another --to");
    }

    /// <summary>Unpacks beside the folder first, so that what lies in it is whole.</summary>
    private void Unpack(CatalogueFile file, string path, string target, string done, CancellationToken cancel)
    {
        say($"{file.File}: unpacking");
        var beside = $"{path}.unpacking";
        if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        try
        {
            Directory.CreateDirectory(beside);
            Unpacking.Run(path, file.Unpack, beside, cancel);
            foreach (var entry in Directory.EnumerateFileSystemEntries(beside)) Move(entry, Path.Combine(target, Path.GetFileName(entry)));
            File.WriteAllText(done, "");
            File.Delete(path);
        }
        finally
        {
            if (Directory.Exists(beside)) Directory.Delete(beside, recursive: true);
        }
    }

    private static void Move(string from, string to)
    {
        if (File.Exists(from))
        {
            File.Move(from, to, overwrite: true);
            return;
        }

        // What an earlier, broken attempt left there is not whole.
        if (Directory.Exists(to)) Directory.Delete(to, recursive: true);
        Directory.Move(from, to);
    }
}
