using System.Text.Json.Nodes;

namespace RobustBench.Suites.Schema;

/// <summary>
/// The JSON Schema of suite files, for editors, made from the declarations by which suites are read. It tells everything
/// that is wrong with a suite by itself; what depends on other files, on the environment or on several values together
/// shows when the suite is read.
/// </summary>
/// <remarks>
/// Draft 7, which YAML editors understand best: https://json-schema.org/draft-07. There the neighbours of a <c>$ref</c> are
/// ignored, so definitions carry their own descriptions.
/// </remarks>
internal static class SuiteSchema
{
    /// <summary>The schema; every call makes a new one.</summary>
    public static JsonObject Create()
    {
        var suite = NodeSchema.Of(
            [
                ("name", ScalarSchema.FolderName().Described("The suite's name, by which its results' folder is called; left out: the file's name.")),
                ("description", ScalarSchema.Text().Described("What the suite is about, for readers.")),
                ("seed", ScalarSchema.WholeNumber().Described("The seed of all random numbers.", 0)),
                ("labels", LabelSchema.NameOrMap()),
                ("stimulus", Reference(StimulusSchema.Definition)),
                ("datasets", DatasetSchema.Map()),
                ("models", ModelSchema.Map()),
                ("conditions", ConditionSchema.List()),
                ("replication", ReplicationSchema.Map()),
                ("mce", CorruptionErrorSchema.Map()),
                ("gate", GateSchema.List()),
                ("part-size", ScalarSchema.Count().Described("The most trials of a part, the unit of work.", Suite.StandardPartSize)),
            ],
            "datasets", "models", "conditions");
        suite.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        suite.Insert(1, "title", "RobustBench suite");
        suite.Insert(2, "description", "Which networks RobustBench runs on which data sets, under which conditions.");
        suite["definitions"] = new JsonObject
        {
            [StimulusSchema.Definition] = StimulusSchema.Map(),
            [ConditionSchema.Definition] = ConditionSchema.Single(),
        };
        return suite;
    }

    /// <summary>Stands for a definition.</summary>
    public static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };
}
