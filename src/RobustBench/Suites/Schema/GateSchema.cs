using System.Text.Json.Nodes;

namespace RobustBench.Suites.Schema;

/// <summary>The schema of a gate.</summary>
internal static class GateSchema
{
    /// <summary>A list of limits.</summary>
    public static JsonObject List() => NodeSchema
        .List(ScalarSchema.AnyOf([.. Enum.GetValues<LimitedMeasure>().Select(Limit)]))
        .Described("What `compare` holds a candidate to.");

    private static JsonObject Limit(LimitedMeasure measure) => NodeSchema.Of(
        [
            (GateLimit.NameOf(measure), ScalarSchema.Number(measure == LimitedMeasure.MaxDrop ? -1 : 0, 1).Described(Summary(measure))),
            ("conditions", Globs().Described("The conditions that it is about: a glob over their keys, or several; left out: all.")),
            ("datasets", Globs().Described("The data sets that it is about: a glob over their keys, or several; left out: all.")),
            ("groups", Globs().Described("Globs over column=value of the index: each group is judged alone.")),
            ("classes", Globs().Described("Globs over labels: each class is judged alone.")),
            ("strict", ScalarSchema.Flag().Described("Whether the estimate alone decides, in place of the 95% interval.", false)),
            ("mode", ScalarSchema.Word([GateReader.NonInferior]).Described("non-inferior: passes only where the interval lies wholly within the limit.")),
        ],
        GateLimit.NameOf(measure));

    private static JsonObject Globs() => ScalarSchema.AnyOf(ScalarSchema.Text(), NodeSchema.List(ScalarSchema.Text()));

    private static string Summary(LimitedMeasure measure) => measure switch
    {
        LimitedMeasure.MaxDrop => "The most that the accuracy may fall by; below 0, the least that it must rise by.",
        LimitedMeasure.MinAccuracy => "The least accuracy.",
        LimitedMeasure.MaxNegativeFlipRate => "The largest share of images that were right before and are wrong now.",
        LimitedMeasure.MaxShapeBiasChange => "The most that the shape bias may move, either way.",
        LimitedMeasure.MaxEceIncrease => "The most that the expected calibration error may rise by.",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };
}
