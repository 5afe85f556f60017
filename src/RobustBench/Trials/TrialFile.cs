using Parquet;

namespace RobustBench.Trials;

/// <summary>
/// A part of a cell as a Parquet file: one row a trial, the header in the key-value metadata. The same part gives the
/// same bytes, always.
/// </summary>
public static class TrialFile
{
    /// <summary>Writes a part so that it appears whole or not at all; an older one of the same path is replaced.</summary>
    /// <exception cref="ArgumentException">Columns and trials do not fit together.</exception>
    public static void Write(string path, TrialPart part)
    {
        // Built in memory: the library's calls then end at once, and the file is written in one go.
        using var content = new MemoryStream();
        TrialFileContent.WriteAsync(content, part).GetAwaiter().GetResult();
        AtomicFile.Write(path, file => content.WriteTo(file));
    }

    /// <summary>Reads a part with all its trials.</summary>
    /// <exception cref="InputException">The file is absent, damaged or not a trial file.</exception>
    public static TrialPart Read(string path) => Open(path, () => new MemoryStream(File.ReadAllBytes(path), writable: false), async reader =>
    {
        var summary = Summarise(path, reader);
        return new TrialPart
        {
            Header = summary.Header,
            Columns = summary.Columns,
            Trials = await TrialFileContent.ReadTrialsAsync(reader, summary.Rows),
        };
    });

    /// <summary>Reads what a part is, without its trials.</summary>
    /// <exception cref="InputException">The file is absent, damaged or not a trial file.</exception>
    public static PartHeader ReadHeader(string path) => ReadSummary(path).Header;

    /// <summary>Reads what a part is and how many trials of which columns it has, without the trials.</summary>
    /// <exception cref="InputException">The file is absent, damaged or not a trial file.</exception>
    public static PartSummary ReadSummary(string path) =>
        Open(path, () => File.OpenRead(path), reader => Task.FromResult(Summarise(path, reader)));

    private static PartSummary Summarise(string path, ParquetReader reader)
    {
        var header = PartMetadata.Read(reader.CustomMetadata);
        var schema = TrialSchema.Recognise(reader.Schema) ?? throw new FormatException("its columns are not those of a trial file");
        return new PartSummary
        {
            Path = path,
            Header = header,
            Rows = checked((int)reader.Metadata!.NumRows),
            Columns = [.. schema.Further.Select(field => field.Name)],
        };
    }

    private static T Open<T>(string path, Func<Stream> open, Func<ParquetReader, Task<T>> read)
    {
        try
        {
            return ReadAsync().GetAwaiter().GetResult();
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such trial file; run the suite again", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new InputException($"{path}: may not be read; give this user the right to", problem);
        }
        catch (FormatException problem)
        {
            throw new InputException($"{path}: {problem.Message}; delete it and run again", problem);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // Whatever the Parquet library meets in a damaged file (an index out of range, a wrong length, a broken
            // stream) comes out as the exception of that place: all of them say the same to the user.
            throw new InputException($"{path}: damaged or no Parquet file ({FirstLine(problem)}); delete it and run again", problem);
        }

        async Task<T> ReadAsync()
        {
            await using var reader = await ParquetReader.CreateAsync(open());
            return await read(reader);
        }
    }

    private static string FirstLine(Exception problem) => problem.Message.Split('\n', 2)[0].TrimEnd('\r', '.');
}
