using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RobustBench.Comparing.Views;

/// <summary>A comparison as JSON, with all that was found.</summary>
public static class ComparisonJson
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Proportions in [0, 1]; null where a number is undefined.</summary>
    public static string Write(Comparison comparison) => new JsonObject
    {
        ["baseline"] = comparison.Baseline,
        ["candidate"] = comparison.Candidate,
        ["passes"] = comparison.Gate.Count > 0 ? comparison.Passes : null,
        ["gate"] = List(comparison.Gate, limit => new JsonObject
        {
            ["limit"] = limit.Limit,
            ["passes"] = limit.Passes,
            ["judged"] = List(limit.Judged, judged => new JsonObject
            {
                ["cell"] = judged.Cell,
                ["images"] = judged.Images,
                ["estimate"] = judged.Estimate,
                ["ci_low"] = judged.Interval.Low,
                ["ci_high"] = judged.Interval.High,
                ["passes"] = judged.Passes,
            }),
        }),
        ["cells"] = List(comparison.Cells, Cell),
        ["warnings"] = List(comparison.Warnings, warning => JsonValue.Create(warning)),
    }.ToJsonString(Layout) + "\n";

    private static JsonObject Cell(ComparedCell cell) => new()
    {
        ["baseline"] = cell.Baseline,
        ["candidate"] = cell.Candidate,
        ["dataset"] = cell.Dataset,
        ["condition"] = cell.Condition,
        ["images"] = cell.Answers.Images,
        ["unpaired"] = cell.Unpaired,
        ["baseline_accuracy"] = cell.Answers.First,
        ["candidate_accuracy"] = cell.Answers.Second,
        ["difference"] = cell.Difference,
        ["ci_low"] = cell.DifferenceInterval.Low,
        ["ci_high"] = cell.DifferenceInterval.High,
        ["p"] = cell.P,
        ["p_holm"] = cell.CorrectedP,
        ["both_right"] = cell.Answers.Both,
        ["negative_flips"] = cell.Answers.OnlyFirst,
        ["positive_flips"] = cell.Answers.OnlySecond,
        ["both_wrong"] = cell.Answers.Neither,
        ["kappa"] = cell.Answers.Kappa,
        ["detectable_drop"] = cell.DetectableDrop,
        ["baseline_ece"] = cell.BaselineEce,
        ["candidate_ece"] = cell.CandidateEce,
        ["classes"] = List(cell.Classes, label => new JsonObject
        {
            ["label"] = label.Label,
            ["images"] = label.Answers.Images,
            ["baseline_accuracy"] = label.Answers.First,
            ["candidate_accuracy"] = label.Answers.Second,
            ["negative_flips"] = label.Answers.OnlyFirst,
            ["positive_flips"] = label.Answers.OnlySecond,
            ["p"] = label.P,
        }),
        ["surest_negative_flips"] = List(cell.NegativeFlips, Flip),
        ["surest_positive_flips"] = List(cell.PositiveFlips, Flip),
    };

    private static JsonObject Flip(Flip flip) => new()
    {
        ["image"] = flip.Image,
        ["label"] = flip.Label,
        ["baseline"] = flip.Baseline,
        ["baseline_confidence"] = flip.BaselineConfidence,
        ["candidate"] = flip.Candidate,
        ["candidate_confidence"] = flip.CandidateConfidence,
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);
}
