namespace RobustBench;

/// <summary>
/// Something is wrong with what the user gave (a suite, an image, a weight file, a trial file, an option), not with the
/// program. The command line prints its problems, one line each and without a stack trace, and ends with exit code 2.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>One problem, which names the file, the place in it and the mend.</summary>
    public InputException(string problem) : base(problem) => Problems = [problem];

    /// <summary>One problem with the lower-level error that showed it.</summary>
    public InputException(string problem, Exception inner) : base(problem, inner) => Problems = [problem];

    /// <summary>Every problem found, in the order of their places.</summary>
    public InputException(IReadOnlyList<string> problems) : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>The problems, one line each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
