using System.Runtime.InteropServices;

namespace RobustBench.Models;

/// <summary>
/// Loads libtorch's native libraries. Call <see cref="EnsureLoaded"/> before the first use of <c>torch</c>, its <c>CPU</c>
/// included; <see cref="TorchDevice"/> does.
/// </summary>
/// <remarks>
/// TorchSharp's own library demands GLIBCXX_3.4.32, for a marker that nothing calls, and so is refused by the libstdc++
/// of Debian 12 and its like. There a copy that asks for that version weakly is loaded in its place; what TorchSharp
/// loads itself afterwards matches by the library's name. On Windows and macOS there is nothing to do.
/// </remarks>
internal static class TorchNative
{
    /// <summary>TorchSharp's own library, over libtorch.</summary>
    public const string Library = "libLibTorchSharp.so";

    /// <summary>The version of libstdc++'s symbols that older systems lack.</summary>
    public const string MarkerVersion = "GLIBCXX_3.4.32";

    /// <summary>In the order of their dependence; the CPU's package has only some of them.</summary>
    private static readonly string[] LibTorch =
        ["libc10.so", "libtorch_cpu.so", "libc10_cuda.so", "libtorch_cuda.so", "libtorch.so"];

    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>What was loaded and why, in one line.</summary>
    public static string Report => Loaded.IsValueCreated ? Loaded.Value : "libtorch is not loaded";

    /// <summary>Loads the libraries at the first call; later and concurrent calls wait for it and share its outcome.</summary>
    /// <exception cref="DllNotFoundException">They are not there or cannot be loaded; the message says the mend.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    /// <summary>The path of a native library beside the program or where the host looks for them, or nothing.</summary>
    public static string? Find(string file) =>
        SearchFolders().Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>Where the host looks for native libraries, and the program's own folder; some may not be there.</summary>
    public static IEnumerable<string> SearchFolders()
    {
        var host = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return host.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory).Distinct();
    }

    private static string Load()
    {
        FreedMemory.Keep();
        if (!OperatingSystem.IsLinux())
            return "TorchSharp loads libtorch itself on this system";

        var shipped = Find(Library) ?? throw Absent(Library, null);

        // Loaded first, they are found by name whatever folder the library over them lies in. What fails here fails
        // again there, with a message that says what is missing.
        foreach (var path in LibTorch.Select(Find).OfType<string>())
            _ = NativeLibrary.TryLoad(path, out _);

        try
        {
            NativeLibrary.Load(shipped);
            return $"{shipped} (as shipped)";
        }
        catch (DllNotFoundException refusal)
        {
            // Looked for only now, because the system may have a libtorch of its own.
            return Find("libtorch_cpu.so") is null ? throw Absent("libtorch_cpu.so", refusal) : LoadPatched(shipped, refusal);
        }
    }

    private static DllNotFoundException Absent(string file, Exception? refusal)
    {
        var folders = string.Join(", ", SearchFolders());
        return new DllNotFoundException($"{file} is not in {folders}; run dotnet restore, or publish the program again.", refusal);
    }

    private static string LoadPatched(string shipped, DllNotFoundException refusal)
    {
        var image = File.ReadAllBytes(shipped);
        if (ElfVersionNeeds.MarkWeak(image, MarkerVersion) == 0)
        {
            var cause = $"{shipped} cannot be loaded, and not for want of {MarkerVersion}: {Cause(refusal)}";
            throw new DllNotFoundException(cause, refusal);
        }

        var explanation = $"(a copy of {shipped} that asks weakly for {MarkerVersion}, which this system's libstdc++ lacks)";
        var failures = new List<Exception> { refusal };
        var cache = PatchedCopy.CacheFolder(Environment.GetEnvironmentVariable);
        if (cache is not null && TryLoad(cache, image, failures) is { } kept)
            return $"{kept} {explanation}";
        if (TryLoadOnce(image, failures) is { } temporary)
            return $"{temporary} {explanation}, removed after loading";

        throw new DllNotFoundException(
            $"{shipped} needs {MarkerVersion}, and no changed copy of it could be loaded either. Install the libstdc++ of "
            + "GCC 13.2 or newer, or set XDG_CACHE_HOME to a folder in which files may be written and run. "
            + $"({string.Join("; ", failures.Select(Cause))})",
            new AggregateException(failures));
    }

    /// <summary>The last line of a message: before it the runtime advises on tracing, in it the loader says what is wrong.</summary>
    private static string Cause(Exception failure) => failure.Message.Trim().Split('\n')[^1];

    /// <summary>Loads from a new folder that no other user can write to; what is loaded outlives its file.</summary>
    private static string? TryLoadOnce(byte[] image, List<Exception> failures)
    {
        try
        {
            var folder = Directory.CreateTempSubdirectory("robustbench-");
            try
            {
                return TryLoad(folder.FullName, image, failures);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            failures.Add(error);
            return null;
        }
    }

    /// <summary>The path of the copy that was loaded; nothing where the folder forbids to write or to run files.</summary>
    private static string? TryLoad(string folder, byte[] image, List<Exception> failures)
    {
        try
        {
            var path = PatchedCopy.Keep(folder, Library, image);
            NativeLibrary.Load(path);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            failures.Add(error);
            return null;
        }
    }
}
