namespace RobustBench.Reports.ContactSheets;

/// <summary>The images of one data set on a contact sheet.</summary>
/// <param name="Dataset">The data set's key.</param>
/// <param name="Size">The size of its stimuli, in words.</param>
/// <param name="Conditions">The keys of the conditions that it is shown under: the columns.</param>
/// <param name="Rows">Its images.</param>
internal sealed record SheetSection(string Dataset, string Size, IReadOnlyList<string> Conditions, IReadOnlyList<SheetRow> Rows);
