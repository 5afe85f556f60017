using RobustBench.Data;

namespace RobustBench.Auditing;

/// <summary>An image of an audit, decoded once for all its variants.</summary>
/// <param name="Raster">As this program decodes it.</param>
/// <param name="Options">How the suite makes a stimulus of it.</param>
/// <param name="File">Reads the bytes of its file, for other decoders; gives null where there is none.</param>
internal sealed record AuditedImage(Raster Raster, StimulusOptions Options, Func<byte[]?> File);
