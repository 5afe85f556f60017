namespace RobustBench.Trials;

/// <summary>
/// The further columns of an attack's trials, after the data set's own: what the attack asked of the network for the
/// image, and how far the final image is from the stimulus, which is in [0, 1]. All of them are there, or none.
/// </summary>
public static class AttackColumns
{
    /// <summary>The decision before the attack, written as the prediction is.</summary>
    public const string Before = "before";

    /// <summary>The class a targeted attack should reach; empty for an untargeted one.</summary>
    public const string Target = "target";

    /// <summary>
    /// <c>true</c> or <c>false</c>: whether an image that was decided rightly is now decided wrongly; of a targeted attack,
    /// whether the final image is decided as the target.
    /// </summary>
    public const string Success = "success";

    /// <summary>How many decisions the attack used: a whole number. Those that were known already, of an equal image, count.</summary>
    public const string Queries = "queries";

    /// <summary>How many gradients the network was asked for: a whole number.</summary>
    public const string Gradients = "gradients";

    /// <summary>How often the attack began anew: a whole number.</summary>
    public const string Restarts = "restarts";

    /// <summary>The pixels of which any channel changed: a whole number.</summary>
    public const string L0 = "l0";

    /// <summary>The Euclidean length of the change: the shortest text that reads back to the same float32.</summary>
    public const string L2 = "l2";

    /// <summary>The largest change of any value: the shortest text that reads back to the same float32.</summary>
    public const string LInf = "linf";

    /// <summary>
    /// <c>true</c> where nothing the attack asked of the network varied (every gradient zero, every answer the same): on
    /// such a network the attack says nothing.
    /// </summary>
    public const string Flat = "flat";

    /// <summary>The text of a column that holds.</summary>
    public const string True = "true";

    /// <summary>The text of a column that does not hold.</summary>
    public const string False = "false";

    /// <summary>The columns in the order in which they are written.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Before, Target, Success, Queries, Gradients, Restarts, L0, L2, LInf, Flat];

    /// <summary>Whether trials with these further columns are an attack's.</summary>
    public static bool AreIn(IEnumerable<string> columns) => !All.Except(columns, StringComparer.Ordinal).Any();
}
