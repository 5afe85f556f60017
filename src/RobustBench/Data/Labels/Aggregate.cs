namespace RobustBench.Data.Labels;

/// <summary>What a category's score is made of: the probabilities of its classes.</summary>
public enum Aggregate
{
    /// <summary>Their mean, as model-vs-human has it.</summary>
    Mean,

    /// <summary>The largest, with which the published network trials of Geirhos et al. 2019 come out.</summary>
    Max,

    /// <summary>Their sum, as in the curves of Geirhos et al. 2018.</summary>
    Sum,
}
