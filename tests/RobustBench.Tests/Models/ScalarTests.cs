using System.Reflection;
using System.Reflection.Emit;
using TorchSharp;

namespace RobustBench.Tests.Models;

/// <summary>
/// TorchSharp hands the address of a <see cref="Scalar"/> to libtorch and then holds it no longer: a collection at that moment
/// frees it, and libtorch reads what has taken its place, which fails at best and at worst is another number. So every scalar
/// must have an owner that outlives the call, and no method may be called that makes one by itself (but for TorchScript's, which
/// does so for numbers among the arguments and results alone, and there are none).
/// </summary>
public sealed class ScalarTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    [Fact]
    public void Every_scalar_is_kept_in_a_variable_or_a_field() => None(
        from method in Methods(typeof(Benchmark).Assembly)
        from call in Calls(method)
        where MakesScalar(call.Called) && !IsStore(call.Next)
        select $"{method.DeclaringType!.FullName}.{method.Name}");

    [Fact]
    public void No_method_is_called_that_makes_a_scalar_of_its_own() => None(
        from method in Methods(typeof(Benchmark).Assembly)
        from call in Calls(method)
        where IsTorchSharp(call.Called) && !typeof(torch.jit.ScriptModule).IsAssignableFrom(call.Called.DeclaringType)
        where LeavesScalar(call.Called, depth: 3)
        select $"{method.DeclaringType!.FullName}.{method.Name} calls {call.Called}");

    private static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }

    private static bool MakesScalar(MethodBase method) => method.DeclaringType == typeof(Scalar) && method.Name == "op_Implicit"
        || method is { Name: "item", IsGenericMethod: false } && method.DeclaringType == typeof(torch.Tensor)
        || method.DeclaringType == typeof(ScalarExtensionMethods) && method.Name == "ToScalar";

    private static bool IsStore(OpCode next) =>
        next.Name!.StartsWith("stloc", StringComparison.Ordinal) || next == OpCodes.Stsfld || next == OpCodes.Stfld;

    private static bool LeavesScalar(MethodBase method, int depth) => depth > 0 && Calls(method).Any(call =>
        (MakesScalar(call.Called) && !IsStore(call.Next))
        || (IsTorchSharp(call.Called) && LeavesScalar(call.Called, depth - 1)));

    private static bool IsTorchSharp(MethodBase method) => method.DeclaringType != typeof(Scalar) && method.DeclaringType?.Assembly == typeof(torch).Assembly;

    private static IEnumerable<MethodBase> Methods(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMembers(Everything).OfType<MethodBase>());

    private static IEnumerable<(MethodBase Called, OpCode Next)> Calls(MethodBase method)
    {
        MethodBase? before = null;
        foreach (var (operation, token) in Body(method))
        {
            if (before is not null) yield return (before, operation);
            before = operation.OperandType == OperandType.InlineMethod ? Resolve(method, token) : null;
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        return method.Module.ResolveMethod(token, typeArguments, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static IEnumerable<(OpCode Operation, int Token)> Body(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) yield break;
        for (var at = 0; at < code.Length;)
        {
            var operation = OpCodesByValue[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += operation.Size;
            var size = operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
            yield return (operation, size == 4 ? BitConverter.ToInt32(code, at) : 0);
            at += size;
        }
    }
}
