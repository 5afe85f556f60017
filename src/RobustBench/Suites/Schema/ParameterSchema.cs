using System.Text.Json.Nodes;
using RobustBench.Parameters;

namespace RobustBench.Suites.Schema;

/// <summary>Schemas of declared parameters.</summary>
internal static class ParameterSchema
{
    /// <summary>One value.</summary>
    public static JsonObject Value(Parameter parameter) => Scalar(parameter).Described(Description(parameter), Default(parameter));

    /// <summary>One value, or a list of values that make one condition each.</summary>
    public static JsonObject ValueOrList(Parameter parameter) => ScalarSchema
        .AnyOf(Scalar(parameter), NodeSchema.List(Scalar(parameter)))
        .Described(Description(parameter), Default(parameter));

    /// <summary>What the parameter means, its values and their unit.</summary>
    public static string Description(Parameter parameter) =>
        $"{parameter.Summary}: {parameter.Range}{(parameter.Unit.Length == 0 ? "" : $" [{parameter.Unit}]")}";

    private static JsonObject Scalar(Parameter parameter) => parameter switch
    {
        NumberParameter { Choices: { } choices } => ScalarSchema.OneOf(choices),
        NumberParameter number => ScalarSchema.Number(number.Min, number.Max, number.AboveMin),
        WholeNumberParameter number => ScalarSchema.WholeNumber(number.Min, number.Max, number.Choices),
        FlagParameter => ScalarSchema.Flag(),
        WordParameter word => ScalarSchema.Word(word.Choices),
        FileParameter or FolderParameter or PathParameter or TextParameter => ScalarSchema.Text(),
        _ => throw new InvalidOperationException($"a {parameter.GetType().Name} has no schema"),
    };

    private static JsonValue? Default(Parameter parameter) => parameter.Default?.Value switch
    {
        null => null,
        double number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        var word => JsonValue.Create((string)word),
    };
}
