namespace RobustBench.Running;

/// <summary>Something that happened in a run, for whoever shows it.</summary>
public abstract record RunEvent;

/// <summary>The plan stands.</summary>
/// <param name="Cells">Cells of the plan.</param>
/// <param name="CellsDone">Cells of the plan that are done already.</param>
/// <param name="Parts">Parts of the plan.</param>
/// <param name="Reused">Parts that are done already.</param>
/// <param name="Passes">Images still to be shown, counted once for each model; under an attack the most passes that it may take.</param>
/// <param name="HasAttacks">Whether a pass may be one of many that an attack takes for an image.</param>
public sealed record PlanReady(int Cells, int CellsDone, int Parts, int Reused, long Passes, bool HasAttacks) : RunEvent;

/// <summary>Images that a condition shows in a style are made, before anything is shown.</summary>
/// <param name="Done">Those that are finished.</param>
/// <param name="All">Those that this run has to make.</param>
public sealed record StylesMade(int Done, int All) : RunEvent;

/// <summary>A batch went through a network.</summary>
/// <param name="Passes">The passes that its images were planned with: one each, or the most that an attack may take.</param>
public sealed record BatchDone(long Passes) : RunEvent;

/// <summary>A part was written.</summary>
/// <param name="Model">The model's key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's key.</param>
/// <param name="Index">The part's position in its cell.</param>
/// <param name="Images">Its trials.</param>
/// <param name="Correct">Its right decisions.</param>
/// <param name="EndsCell">Whether it was the last part that this run had to do of its cell.</param>
public sealed record PartDone(string Model, string Dataset, string Condition, int Index, int Images, int Correct, bool EndsCell) : RunEvent;

/// <summary>A part could not be finished; its cell fails, the others go on.</summary>
/// <param name="Model">The model's key.</param>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Condition">The condition's key.</param>
/// <param name="Reason">Why, with the mend.</param>
public sealed record CellFailed(string Model, string Dataset, string Condition, string Reason) : RunEvent;

/// <summary>Something that the user should know and that stops nothing.</summary>
/// <param name="Message">One line.</param>
public sealed record Warning(string Message) : RunEvent;
