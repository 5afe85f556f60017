using Parquet.Schema;

namespace RobustBench.Trials;

/// <summary>The columns of a trial file: six fixed ones, then the further ones, all of them required.</summary>
internal sealed class TrialSchema
{
    private TrialSchema(IReadOnlyList<string> columns)
    {
        Further = [.. columns.Select(Text)];
        Parquet = new ParquetSchema([Image, Label, Prediction, Correct, Confidence, Top5, .. Further]);
        Answer = (DataField)Top5.Item;
    }

    public DataField Image { get; } = Text("image");
    public DataField Label { get; } = Text("label");
    public DataField Prediction { get; } = Text("prediction");
    public DataField Correct { get; } = new DataField<bool>("correct");
    public DataField Confidence { get; } = new DataField<float>("confidence");
    public ListField Top5 { get; } = new("top5", Text("element"));

    /// <summary>The element of <see cref="Top5"/>.</summary>
    public DataField Answer { get; }

    public IReadOnlyList<DataField> Further { get; }

    public ParquetSchema Parquet { get; }

    /// <summary>The names that no further column may have.</summary>
    public static IReadOnlyList<string> FixedNames { get; } = ["image", "label", "prediction", "correct", "confidence", "top5"];

    /// <summary>The schema of a part with these further columns.</summary>
    /// <exception cref="ArgumentException">A column's name is empty, taken or there twice.</exception>
    public static TrialSchema For(IReadOnlyList<string> columns)
    {
        var taken = FixedNames.ToHashSet(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.Length == 0 || !taken.Add(column))
                throw new ArgumentException($"A trial file can't have a further column of the name '{column}'.", nameof(columns));
        }

        return new TrialSchema(columns);
    }

    /// <summary>The schema of a file, or null where it isn't that of a trial file.</summary>
    public static TrialSchema? Recognise(ParquetSchema found)
    {
        var names = found.Fields.Select(field => field.Name).ToList();
        if (!names.Take(FixedNames.Count).SequenceEqual(FixedNames))
            return null;

        var schema = new TrialSchema(names[FixedNames.Count..]);
        return schema.Parquet.Equals(found) ? schema : null;
    }

    private static DataField<string> Text(string name) => new(name, nullable: false);
}
