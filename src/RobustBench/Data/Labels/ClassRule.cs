namespace RobustBench.Data.Labels;

/// <summary>How the names of class folders, or the labels of an index, become class indices.</summary>
internal enum ClassRule
{
    /// <summary><see cref="WordNet"/> where all are WordNet ids, <see cref="Indices"/> where all are whole numbers, else <see cref="Names"/>.</summary>
    Auto,

    /// <summary>WordNet ids: their places in the list of ImageNet-1k.</summary>
    WordNet,

    /// <summary>Whole numbers: the class indices that they are.</summary>
    Indices,

    /// <summary>Names: their places in ordinal order.</summary>
    Names,
}
