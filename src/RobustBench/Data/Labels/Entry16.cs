using System.Globalization;

namespace RobustBench.Data.Labels;

/// <summary>The 16 entry-level categories and their ImageNet-1k classes (207 in all).</summary>
/// <remarks>Geirhos et al. 2018, section 2.1; the indices are those of texture-vs-shape and model-vs-human.</remarks>
public static class Entry16
{
    /// <summary>The name in suites.</summary>
    public const string Name = "entry16";

    private const int ImageNetClasses = 1000;

    private static readonly (string Name, string Classes)[] Rows =
    [
        ("airplane", "404"),
        ("bear", "294-297"),
        ("bicycle", "444 671"),
        ("bird", "8 10-16 18-20 22-24 80-83 87-96 98-100 127-133 135-145"),
        ("boat", "472 554 625 814 914"),
        ("bottle", "440 720 737 898-899 901 907"),
        ("car", "436 511 817"),
        ("cat", "281-286"),
        ("chair", "423 559 765 857"),
        ("clock", "409 530 892"),
        ("dog", "152-191 193-203 205-226 228-241 243-250 252-257 259 261-263 265-268"),
        ("elephant", "385-386"),
        ("keyboard", "508 878"),
        ("knife", "499"),
        ("oven", "766"),
        ("truck", "555 569 656 675 717 734 864 867"),
    ];

    /// <summary>The map with the given aggregate.</summary>
    public static LabelMap Map(Aggregate aggregate) =>
        new(Name, [.. Rows.Select(row => new Category(row.Name, [.. row.Classes.Split(' ').SelectMany(Indices)]))], aggregate, ImageNetClasses);

    /// <summary>The indices of <c>404</c> or <c>294-297</c>.</summary>
    private static IEnumerable<int> Indices(string range)
    {
        var ends = range.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
