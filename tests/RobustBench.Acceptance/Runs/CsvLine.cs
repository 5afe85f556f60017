namespace RobustBench.Acceptance.Runs;

/// <summary>A line of comma-separated text, split by means of its own: the code under test has no part in it.</summary>
internal static class CsvLine
{
    public static string[] Split(string line)
    {
        var (fields, start, quoted) = (new List<string>(), 0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') quoted = !quoted;
            if (i < line.Length && (line[i] != ',' || quoted)) continue;
            fields.Add(line[start..i].Trim('"'));
            start = i + 1;
        }

        return [.. fields];
    }
}
