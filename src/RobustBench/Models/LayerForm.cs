namespace RobustBench.Models;

/// <summary>How <see cref="Layers"/> turns stored weights into layers.</summary>
internal enum LayerForm
{
    /// <summary>As PyTorch evaluates the network: convolution, then batch norm, in PyTorch's own memory layout.</summary>
    Plain,

    /// <summary>The same function made fast: batch norms folded into the convolutions, channels last in memory.</summary>
    Prepared,

    /// <summary>No layers: only whether the weights fit is found out. Needs no libtorch.</summary>
    Checked,
}
