using System.Globalization;

namespace RobustBench.Metrics;

/// <summary>
/// A condition's canonical key taken apart: <c>family(parameter=value,…)</c>. A chain is a family of its own, whose
/// parameters are those of its steps; a key that is a bare number, as imported trials have them, is a strength without family.
/// </summary>
public sealed record ConditionKey
{
    private const string BareParameter = "condition";

    /// <summary>The family, such as <c>contrast</c> or <c>chain(greyscale;uniform-noise)</c>; empty for a bare number.</summary>
    public required string Family { get; init; }

    /// <summary>The parameters that the key names, in its order, with their values as they are written.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; init; } = [];

    /// <summary>Takes a key apart; one of another form is a family without parameters.</summary>
    public static ConditionKey Parse(string key)
    {
        if (Number(key) is not null) return new ConditionKey { Family = "", Parameters = [(BareParameter, key)] };
        var open = key.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !key.EndsWith(')')) return new ConditionKey { Family = key };
        var (name, inner) = (key[..open], key[(open + 1)..^1]);
        var steps = Split(inner, ';');
        if (steps.Count > 1 || name == "chain") return Chain(name, [.. steps.Select(Parse)]);
        var parameters = Split(inner, ',').Select(parameter => parameter.Split('=', 2)).ToList();
        return parameters.All(parameter => parameter is [{ Length: > 0 }, _])
            ? new ConditionKey { Family = name, Parameters = [.. parameters.Select(parameter => (parameter[0], parameter[1]))] }
            : new ConditionKey { Family = key };
    }

    /// <summary>The key as it would be written without a parameter, in every step of a chain; one that does not name it stays as it is.</summary>
    public static string Without(string key, string parameter)
    {
        var open = key.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !key.EndsWith(')')) return key;
        var (name, inner) = (key[..open], key[(open + 1)..^1]);
        var steps = Split(inner, ';');
        if (steps.Count > 1 || name == "chain") return $"{name}({string.Join(';', steps.Select(step => Without(step, parameter)))})";
        var others = Split(inner, ',').Where(other => other.Split('=', 2)[0] != parameter).ToList();
        return others.Count == 0 ? name : $"{name}({string.Join(',', others)})";
    }

    /// <summary>A value as a number: a decimal or a fraction such as <c>1/255</c>; null where it is neither.</summary>
    public static double? Number(string value) => value.Split('/') switch
    {
        [var number] => Decimal(number),
        [var above, var below] when Decimal(below) is { } divisor && divisor != 0 => Decimal(above) / divisor,
        _ => null,
    };

    private static ConditionKey Chain(string name, IReadOnlyList<ConditionKey> steps) => new()
    {
        Family = $"{name}({string.Join(';', steps.Select(step => step.Family))})",
        Parameters = [.. steps.SelectMany(step => step.Parameters.Select(parameter => ($"{step.Family} {parameter.Name}", parameter.Value)))],
    };

    private static double? Decimal(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : null;

    /// <summary>Splits at a character outside brackets.</summary>
    private static List<string> Split(string text, char at)
    {
        var (pieces, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] != at || depth != 0) continue;
            pieces.Add(text[start..i]);
            start = i + 1;
        }

        return [.. pieces, text[start..]];
    }
}
