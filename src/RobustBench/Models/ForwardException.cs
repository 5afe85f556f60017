using System.Runtime.InteropServices;

namespace RobustBench.Models;

/// <summary>A runtime could not compute logits, and says why in one line.</summary>
internal sealed class ForwardException(string message, Exception? inner) : ExternalException(message, inner);
