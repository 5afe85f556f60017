using System.Reflection;
using System.Reflection.Emit;

namespace RobustBench.Tests;

/// <summary>Dependences between the folders of src/RobustBench point one way; read from the compiled code.</summary>
public sealed class ArchitectureTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Core = typeof(Benchmark).Assembly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    [Theory]
    [InlineData("Drawing")]
    [InlineData("Parameters")]
    [InlineData("Randomness")]
    [InlineData("Data", "Parameters", "Randomness")]
    [InlineData("Conditions", "Attacks", "Data", "Parameters", "Randomness")]
    [InlineData("Attacks", "Conditions", "Models", "Data", "Parameters", "Randomness")]
    [InlineData("Models")]
    [InlineData("Suites", "Data", "Conditions", "Attacks", "Models", "Parameters")]
    [InlineData("Trials")]
    [InlineData("Plans", "Suites", "Conditions", "Attacks", "Trials")]
    [InlineData("Running", "Plans", "Suites", "Data", "Conditions", "Attacks", "Models", "Parameters", "Randomness", "Trials", "Drawing", "Stylisation")]
    [InlineData("Auditing", "Running", "Suites", "Data", "Models", "Trials", "Conditions")]
    [InlineData("Fetching")]
    [InlineData("Importing", "Trials", "Data")]
    [InlineData("Stylisation", "Models", "Data", "Drawing", "Randomness")]
    [InlineData("Metrics", "Trials", "Randomness")]
    [InlineData("Reports", "Metrics", "Trials", "Drawing")]
    [InlineData("Comparing", "Reports", "Metrics", "Suites", "Trials", "Parameters")]
    [InlineData("Splitting", "Data", "Randomness", "Reports")]
    [InlineData("Doctoring", "Models", "Data", "Drawing", "Reports")]
    public void A_folder_uses_those_below_it_alone(string folder, params string[] allowed) => Assert.Empty(
        Used(folder).Select(Folder).OfType<string>().Distinct().Except([folder, .. allowed]));

    [Fact]
    public void A_plan_knows_of_trials_only_the_position_of_a_cell() => Assert.Equal(
        [typeof(RobustBench.Trials.CellPosition)], Used("Plans").Where(type => Folder(type) == "Trials").Distinct());

    [Theory]
    [InlineData("Drawing")]
    [InlineData("Parameters")]
    [InlineData("Data")]
    [InlineData("Conditions")]
    [InlineData("Suites")]
    [InlineData("Plans")]
    [InlineData("Trials")]
    [InlineData("Importing")]
    [InlineData("Metrics")]
    [InlineData("Reports")]
    [InlineData("Comparing")]
    public void Tensors_stay_with_models_attacks_and_running(string folder) => Assert.DoesNotContain(
        Used(folder), type => type.Assembly.GetName().Name == "TorchSharp");

    [Fact]
    public void Running_attacks_and_models_are_seen_to_use_tensors() => Assert.All(
        new[] { "Running", "Attacks", "Models" }, folder => Assert.Contains(Used(folder), type => type.Assembly.GetName().Name == "TorchSharp"));

    /// <summary>Attacks count as a folder of their own: of the conditions they alone know networks and tensors.</summary>
    private static string? Folder(Type type) => type.Assembly == Core ? type.Namespace?.Split('.') switch
    {
        ["RobustBench", "Conditions", "Attacking" or "Attacks", ..] => "Attacks",
        ["RobustBench", var folder, ..] => folder,
        _ => null,
    } : null;

    /// <summary>Every type that the code of a folder names: in declarations, and in the bodies of methods.</summary>
    private static IEnumerable<Type> Used(string folder) => Core.GetTypes()
        .Where(type => Folder(type) == folder)
        .SelectMany(type => Declared(type).Concat(type.GetMembers(Everything).OfType<MethodBase>().SelectMany(InBody)))
        .SelectMany(Parts);

    private static IEnumerable<Type> Declared(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetFields(Everything).Select(field => field.FieldType),
        .. type.GetMethods(Everything).SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)),
        .. type.GetConstructors(Everything).SelectMany(constructor => constructor.GetParameters().Select(p => p.ParameterType)),
    ];

    /// <summary>A type with its element type and type arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    private static IEnumerable<Type> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code) yield break;
        foreach (var local in body.LocalVariables) yield return local.LocalType;
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = OpCodesByValue[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                foreach (var type in Named(method, BitConverter.ToInt32(code, at))) yield return type;
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Named(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, typeArguments, method.IsGenericMethod ? method.GetGenericArguments() : null)!;
        return member switch
        {
            Type type => [type],
            MethodBase { IsGenericMethod: true } called => called.GetGenericArguments().Append(called.DeclaringType!),
            _ => [member.DeclaringType!],
        };
    }
}
