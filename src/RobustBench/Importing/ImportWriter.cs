using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RobustBench.Trials;

namespace RobustBench.Importing;

/// <summary>Writes imported cells into a results folder, unless it has one of them already.</summary>
internal sealed class ImportWriter(string results)
{
    /// <summary>What stands in place of a suite's name.</summary>
    public const string Suite = "imported";

    private const int PartSize = 2000, ProblemsTold = 10;

    private readonly TrialFolder _folder = new(results);

    /// <summary>Writes the cells.</summary>
    /// <exception cref="InputException">The folder has one of the cells already, or trials or cells stand in the files twice.</exception>
    public ImportSummary Write(IReadOnlyList<ImportedCell> cells)
    {
        var problems = Repeated(cells).Concat(cells.SelectMany(Doubled)).Take(ProblemsTold).ToList();
        if (problems.Count > 0) throw new InputException(problems);
        using var alone = FolderLock.Take(results);
        problems = [.. cells.Where(Exists).Select(cell => OneLine.Of(
            $"{cell.Place}: the trials of `{cell.Observer}` on `{cell.Dataset}` under `{cell.Condition}` are in {results} already: "
            + "import all of a cell's files at once, give --prefix, or another folder")).Take(ProblemsTold)];
        if (problems.Count > 0) throw new InputException(problems);
        foreach (var cell in cells) Write(cell);
        return new ImportSummary(
            cells.Sum(cell => (long)(cell.Counts?.Images ?? cell.Trials.Count)),
            [.. cells.Select(cell => cell.Observer).Distinct(StringComparer.Ordinal)],
            [.. cells.Select(cell => cell.Dataset).Distinct(StringComparer.Ordinal)]);
    }

    private bool Exists(ImportedCell cell) => File.Exists(_folder.PartPath(cell.Observer, cell.Dataset, cell.Condition, 0));

    private static IEnumerable<string> Repeated(IEnumerable<ImportedCell> cells) => cells
        .GroupBy(cell => (cell.Observer, cell.Dataset, cell.Condition))
        .Where(same => same.Skip(1).Any())
        .Select(same => OneLine.Of($"{same.Last().Place}: `{same.Key.Observer}` on `{same.Key.Dataset}` under `{same.Key.Condition}` stands at {same.First().Place} already"));

    /// <summary>Of one observer the same session and number: the same file, given twice.</summary>
    private static IEnumerable<string> Doubled(ImportedCell cell) => cell.Trials
        .GroupBy(trial => (trial.Image, string.Join('\u001F', trial.Further)))
        .Where(same => same.Skip(1).Any())
        .Take(1)
        .Select(same => OneLine.Of($"{cell.Place}: `{cell.Observer}` has the trial of `{same.Key.Image}` on `{cell.Dataset}` twice: is a file there a second time?"));

    private void Write(ImportedCell cell)
    {
        var inputs = Inputs(cell);
        for (var (index, first) = (0, 0); index == 0 || first < cell.Trials.Count; index++, first += PartSize)
        {
            TrialFile.Write(_folder.PartPath(cell.Observer, cell.Dataset, cell.Condition, index), new TrialPart
            {
                Header = new PartHeader
                {
                    Suite = Suite,
                    Model = cell.Observer,
                    Dataset = cell.Dataset,
                    Condition = cell.Condition,
                    Index = index,
                    CellImages = cell.Counts?.Images ?? cell.Trials.Count,
                    Inputs = inputs,
                    Position = CellPosition.None,
                    Counts = cell.Counts,
                },
                Columns = Used(cell, out var columns),
                Trials = [.. cell.Trials.Skip(first).Take(PartSize).Select(trial => trial with { Further = [.. columns.Select(column => trial.Further[column])] })],
            });
        }
    }

    /// <summary>The further columns in which some trial of the cell has a value.</summary>
    private static List<string> Used(ImportedCell cell, out int[] columns)
    {
        columns = [.. Enumerable.Range(0, cell.Columns.Count).Where(column => cell.Trials.Any(trial => trial.Further[column].Length > 0))];
        return [.. columns.Select(column => cell.Columns[column])];
    }

    /// <summary>SHA-256 over everything that was imported of the cell.</summary>
    private static string Inputs(ImportedCell cell)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append("robustbench import 1");
        foreach (var trial in cell.Trials)
        {
            foreach (var text in (IEnumerable<string>)[trial.Image, trial.Label, trial.Prediction, .. trial.Further]) Append(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }
}
