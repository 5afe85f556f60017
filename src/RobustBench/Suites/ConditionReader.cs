using RobustBench.Conditions;
using RobustBench.Conditions.Attacking;
using RobustBench.Conditions.Stylising;
using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>Reads <c>conditions</c>: names, names with parameters, lists of values written out, chains.</summary>
/// <param name="problems">Gets the problems.</param>
/// <param name="folder">The suite's folder, where relative paths start.</param>
internal sealed class ConditionReader(Problems problems, string folder)
{
    /// <summary>More conditions than this are a slip in a list of lists, not a plan.</summary>
    private const int MostConditions = 20_000;

    /// <summary>What keys are made with.</summary>
    private const string KeySigns = ",;()=";

    private readonly SettingsReader _settings = new(problems, folder);

    public List<ConditionEntry> Read(Node? node)
    {
        var read = new List<ConditionEntry>();
        if (node is null) return read;
        if (node is not ListNode { Items.Count: > 0 } list)
        {
            problems.Add(node.Place, $"`conditions` is {(node is ListNode ? "empty" : node.Kind)}, and must be a list such as `- clean`");
            return read;
        }

        var keys = new HashSet<string>();
        var made = 0;
        foreach (var item in list.Items)
        {
            foreach (var condition in ReadItem(item))
            {
                // Those that stand twice count as well: each of them is a problem to keep.
                if (++made > MostConditions)
                {
                    problems.Add(item.Place, $"more than {MostConditions} conditions");
                    return read;
                }

                if (keys.Add(condition.Key)) read.Add(new ConditionEntry(condition, item.Place));
                else problems.Add(item.Place, $"the condition {condition.Key} stands in the suite twice");
            }
        }

        return read;
    }

    private IEnumerable<Condition> ReadItem(Node item) =>
        item is MapNode { Entries: [{ Key: Condition.ChainName } chain] } ? ReadChain(chain) : ReadSteps(item).Select(Condition.Of);

    private IEnumerable<Condition> ReadChain(MapEntry chain)
    {
        if (chain.Value is not ListNode { Items.Count: > 0 } list)
        {
            problems.Add(chain.Value.Place, $"`{Condition.ChainName}` is {(chain.Value is ListNode ? "empty" : chain.Value.Kind)}, and must be a list of conditions");
            return [];
        }

        var choices = list.Items.Select(ReadSteps).ToList();
        var early = list.Items.Zip(choices).SkipLast(1).FirstOrDefault(item => item.Second is [{ Family: Attack }, ..]);
        if (early.First is not null)
        {
            problems.Add(early.First.Place, $"`{early.Second[0].Family.Name}` must be the last of a chain: an attack acts on what the corruptions made");
            return [];
        }

        var late = list.Items.Zip(choices).Skip(1).FirstOrDefault(item => item.Second is [{ Family: Corruption { NeedsMask: true } }, ..]);
        if (late.First is not null)
        {
            problems.Add(late.First.Place, $"`{late.Second[0].Family.Name}` must be the first of a chain: it is made of the image's mask");
            return [];
        }

        var styled = list.Items.Zip(choices).Skip(1).FirstOrDefault(item => item.Second is [{ Family: Stylised }, ..]);
        if (styled.First is not null)
        {
            problems.Add(styled.First.Place, $"`{styled.Second[0].Family.Name}` must be the first of a chain: the images themselves are made in a style");
            return [];
        }

        return Combinations(choices, chain.Place).Select(Condition.Chain);
    }

    /// <summary>The corruption or attack of one item, once for each combination of listed values.</summary>
    private List<ConditionStep> ReadSteps(Node item)
    {
        var (name, place, parameters) = item switch
        {
            ScalarNode text => (text.Text, text.Place, null),
            MapNode { Entries: [var entry] } => (entry.Key, entry.Place, entry.Value),
            _ => (null, item.Place, (Node?)null),
        };
        if (name is null)
        {
            problems.Add(place, $"a condition is {item.Kind}, and must be a name, or one name with a map of parameters");
            return [];
        }

        if (name == Condition.ChainName)
        {
            problems.Add(place, item is ScalarNode
                ? $"`{Condition.ChainName}` needs a list of conditions: `{Condition.ChainName}: [greyscale, …]`"
                : "a chain can't hold a chain: write its conditions one below the other");
            return [];
        }

        if (ConditionCatalogue.Find(name) is not { } family)
        {
            var known = ConditionCatalogue.All.Select(corruption => corruption.Name).Append(Condition.ChainName);
            problems.Add(place, $"there is no condition '{name}'{Nearest.Hint(name, known)}");
            return [];
        }

        parameters = parameters is null or ScalarNode { Text.Length: 0 } ? new MapNode(place, []) : parameters;
        if (parameters is MapNode map) return ReadSettings(family, map);
        problems.Add(parameters.Place, $"`{name}` is {parameters.Kind}, and must be a map of its parameters: {Signature(family)}");
        return [];
    }

    private List<ConditionStep> ReadSettings(IConditionFamily family, MapNode map)
    {
        var section = new Section(map, $"`{family.Name}`", problems);
        var choices = new List<List<KeyValuePair<Parameter, ParameterValue>>>();
        var complete = true;
        foreach (var parameter in family.Parameters)
        {
            var node = parameter.IsRequired ? section.Need(parameter.Name, parameter.Summary) : section.Find(parameter.Name);
            complete &= node is not null || !parameter.IsRequired;
            if (node is null) continue;
            if (node is ListNode { Items.Count: 0 }) problems.Add(node.Place, $"`{parameter.Name}` is an empty list");
            var values = (node is ListNode list ? list.Items : [node])
                .Select(item => ReadValue(parameter, item))
                .OfType<ParameterValue>()
                .Select(value => KeyValuePair.Create(parameter, value));
            choices.Add([.. values]);
        }

        section.Close();
        if (!complete) return [];
        return [.. Combinations(choices, map.Place)
            .Select(values => new ConditionStep(family, new Settings(family.Parameters, new Dictionary<Parameter, ParameterValue>(values))))
            .Where(step => IsSound(step, map.Place))];
    }

    /// <summary>A value; of a file or folder the key has the name alone, so that it is the same wherever that lies.</summary>
    private ParameterValue? ReadValue(Parameter parameter, Node node)
    {
        var value = _settings.ReadValue(parameter, node);
        if (value is null || parameter is not (FileParameter or FolderParameter or PathParameter)) return value;
        var name = Path.GetFileName((string)value.Value);
        if (name.Length > 0 && !name.AsSpan().ContainsAny(KeySigns) && !name.Any(char.IsControl)) return value with { Text = name };
        problems.Add(node.Place, $"`{parameter.Name}` is {node.Kind}, whose name would stand in the condition's key, and so must not hold any of {KeySigns}: call it otherwise");
        return null;
    }

    private bool IsSound(ConditionStep step, Place place)
    {
        if (step.Family.Conflict(step.Settings) is not { } conflict) return true;
        problems.Add(place, $"{step.Key}: {conflict}");
        return false;
    }

    /// <summary>Every way to take one from each list; the last list varies fastest.</summary>
    private List<List<T>> Combinations<T>(List<List<T>> choices, Place place)
    {
        if (choices.Aggregate(1.0, (product, list) => product * list.Count) > MostConditions)
        {
            problems.Add(place, $"its lists make more than {MostConditions} conditions");
            return [];
        }

        return choices.Aggregate(
            new List<List<T>> { new() },
            (all, list) => [.. all.SelectMany(_ => list, (taken, next) => (List<T>)[.. taken, next])]);
    }

    private static string Signature(IConditionFamily family) =>
        family.Parameters.Count == 0 ? "it has none" : string.Join(", ", family.Parameters.Select(parameter => parameter.Name));
}
