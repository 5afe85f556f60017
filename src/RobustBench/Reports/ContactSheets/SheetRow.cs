using RobustBench.Drawing;

namespace RobustBench.Reports.ContactSheets;

/// <summary>One image on a contact sheet.</summary>
/// <param name="Image">The image's key.</param>
/// <param name="Label">Its label, in words where they are known.</param>
/// <param name="Stimuli">Its stimulus under each condition of its section, at the size of <see cref="Thumbnail"/>.</param>
internal sealed record SheetRow(string Image, string Label, IReadOnlyList<RgbImage> Stimuli);
