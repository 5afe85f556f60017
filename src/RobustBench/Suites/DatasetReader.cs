using RobustBench.Data;

namespace RobustBench.Suites;

/// <summary>Reads one entry of <c>datasets</c>.</summary>
/// <param name="problems">Gets the problems.</param>
/// <param name="folder">The suite's folder, where relative paths start.</param>
/// <param name="globs">Reads which of the suite's conditions the data set is shown under.</param>
internal sealed class DatasetReader(Problems problems, string folder, ConditionGlobReader globs)
{
    public DatasetEntry? Read(MapEntry entry, StimulusOptions suiteStimulus, StimulusReader stimulusReader)
    {
        if (Section.Of(entry.Value, $"`{entry.Key}`", problems) is not { } section) return null;
        var limit = section.WholeNumber("limit", least: 1);
        var ownStimulus = section.Map("stimulus") is { } own ? stimulusReader.Read(own) : null;
        var among = section.Text("among");
        var conditions = globs.Read(section.Find("conditions"));
        if (ReadKind(section) is not { } kind)
        {
            // Which keys are wrong depends on the kind; those that no kind has are wrong in any case.
            foreach (var parameter in DatasetCatalogue.All.SelectMany(known => known.Parameters)) _ = section.Find(parameter.Name);
            section.Close();
            return null;
        }

        var settings = new SettingsReader(problems, folder).Read(section, kind.Parameters);
        section.Close();
        if (settings is not null && kind.Refusal(settings) is { } refusal)
        {
            problems.Add(section.Place, $"`{entry.Key}`: {refusal}");
            return null;
        }

        return settings is null ? null : new DatasetEntry
        {
            Key = entry.Key,
            Place = entry.Place,
            Kind = kind,
            Settings = settings,
            Stimulus = ownStimulus ?? (kind.HoldsStimuli ? new StimulusOptions { Quantise = suiteStimulus.Quantise } : suiteStimulus),
            Limit = limit,
            Among = among?.Text,
            Conditions = conditions,
        };
    }

    private DatasetKind? ReadKind(Section section)
    {
        if (section.NeedText("kind", "what kind of data set it is") is not { } name) return null;
        var kind = DatasetCatalogue.Find(name.Text);
        if (kind is null)
            problems.Add(name.Place, $"there is no kind of data set {name.Kind}{Nearest.Hint(name.Text, DatasetCatalogue.All.Select(k => k.Name))}");
        return kind;
    }
}
