namespace RobustBench.Acceptance.Grid;

/// <summary>The tests that look at one and the same run of the grid.</summary>
[CollectionDefinition(Name)]
public sealed class OneGridRun : ICollectionFixture<GridRun>
{
    internal const string Name = "the CIFAR-10 grid";
}
