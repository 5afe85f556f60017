using RobustBench.Parameters;

namespace RobustBench.Suites;

/// <summary>Reads the values of declared parameters from a section.</summary>
internal sealed class SettingsReader(Problems problems, string folder)
{
    /// <summary>The value of one parameter from one text, or null where it is out of range.</summary>
    public ParameterValue? ReadValue(Parameter parameter, Node node)
    {
        if (node is not ScalarNode text)
        {
            problems.Add(node.Place, $"`{parameter.Name}` is {node.Kind}, and must be {parameter.Range}");
            return null;
        }

        if (parameter is FileParameter or FolderParameter or PathParameter && text.Text.Length > 0)
        {
            var path = parameter switch
            {
                FileParameter => Paths.Resolve(text, folder, problems),
                FolderParameter => Paths.ResolveFolder(text, folder, problems),
                _ => Paths.ResolveAny(text, folder, problems),
            };
            return path is null ? null : new ParameterValue(path, path);
        }

        var value = parameter.Parse(text.Text);
        if (value is null) problems.Add(text.Place, $"`{parameter.Name}` is {text.Kind}, and must be {parameter.Range}");
        return value;
    }

    /// <summary>The values of all parameters of a section; null where one is wrong, or a required one is missing.</summary>
    public Settings? Read(Section section, IReadOnlyList<Parameter> parameters)
    {
        var given = new Dictionary<Parameter, ParameterValue>();
        var complete = true;
        foreach (var parameter in parameters)
        {
            var node = parameter.IsRequired ? section.Need(parameter.Name, parameter.Summary) : section.Find(parameter.Name);
            if (node is not null && ReadValue(parameter, node) is { } value) given.Add(parameter, value);
            else complete &= node is null && !parameter.IsRequired;
        }

        return complete ? new Settings(parameters, given) : null;
    }
}
