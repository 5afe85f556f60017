namespace RobustBench.Doctoring;

/// <summary>Turns whatever a check throws into a finding: an examination tells of every fault, and ends with none.</summary>
internal static class Guard
{
    /// <summary>What the check finds, or a fault with the error's own words.</summary>
    public static Finding Look(string name, string mend, Func<Finding> check)
    {
        try
        {
            return check();
        }
        catch (Exception error)
        {
            return Finding.Fault(name, Cause(error), mend);
        }
    }

    /// <summary>
    /// The message of the error that a failed static constructor hides, on one line and without the advice on tracing that
    /// the runtime puts before the loader's words.
    /// </summary>
    public static string Cause(Exception error)
    {
        while (error is TypeInitializationException { InnerException: { } inner }) error = inner;
        var lines = error.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length == 0 ? error.GetType().Name
            : string.Join("; ", error is DllNotFoundException && lines.Length > 1 ? lines[1..].Distinct() : lines);
    }
}
