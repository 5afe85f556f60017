using RobustBench.Data.Trees;
using RobustBench.Parameters;

namespace RobustBench.Data.ModelVsHuman;

/// <summary>
/// A folder of stimuli of model-vs-human. The file names say condition and category, and the keys of the images are those of
/// the trials that people gave on them, so that one's own network stands beside them. The stimuli are shown as they are: they
/// have their size already, and a second resize would make other images of them.
/// </summary>
/// <remarks>Geirhos et al. 2021, Partial success in closing the gap between human and machine vision, and the data published with it.</remarks>
internal sealed class ModelVsHumanDataset : DatasetKind
{
    private static readonly PathParameter Root = Parameter.Path("path", "the folder of an experiment, such as colour or colour/dnn/session-1, or an archive of it");

    private static readonly TextParameter Experiment = Parameter.Text(
        "experiment", "the experiment's name in model-vs-human, by which its conditions are read; left out: the folder's or archive's name");

    public override string Name => "model-vs-human";

    public override string Summary =>
        "stimuli of model-vs-human (NNNN_exp_subj_condition_category_….png), shown as they are under their own conditions, with the keys of imported trials";

    public override string Source => "Geirhos et al. 2021, github.com/bethgelab/model-vs-human";

    public override IReadOnlyList<Parameter> Parameters => [Root, Experiment];

    public override bool HoldsStimuli => true;

    public override ImageSet Open(Settings settings)
    {
        var path = settings[Root];
        var tree = FileTrees.Open(path);
        try
        {
            return Read(tree, settings.Find(Experiment) ?? NameOf(path));
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    private static TreeImages Read(FileTree tree, string experiment)
    {
        var others = new LeftOut("files left out, since they are not named NNNN_exp_subj_condition_category_….png");
        var found = new List<(string Path, StimulusName Name)>();
        foreach (var path in tree.List().Where(path => !path.Split('/').Any(part => ImageFile.IsHidden(part))).Order(StringComparer.Ordinal))
        {
            if (ImageFile.HasExtension(path) && StimulusName.Parse(path[(path.LastIndexOf('/') + 1)..]) is { } name) found.Add((path, name));
            else others.Add(path);
        }

        if (found.Count == 0)
            throw new InputException(OneLine.Of($"{tree.Root}: it holds no images named NNNN_exp_subj_condition_category_….png: is it a folder of model-vs-human's stimuli?"));
        List<string> classes = [.. found.Select(image => image.Name.Category).Distinct().Order(StringComparer.Ordinal)];
        List<string> conditions = [.. found.Select(image => ExperimentName.Condition(experiment, image.Name.Condition)).Distinct()];
        var images = found.Select(image => new TreeImage(
            image.Path,
            new ImageRecord(image.Name.Key, classes.IndexOf(image.Name.Category)) { Further = Further(image.Path, image.Name) },
            conditions.IndexOf(ExperimentName.Condition(experiment, image.Name.Condition))));
        return new TreeImages(tree, images, applyOrientation: false)
        {
            Names = classes,
            FurtherColumns = ["session", "trial", "imagename", "shape", "texture"],
            OwnConditions = conditions,
            LeftOut = [.. tree.Notices, .. others.Notices],
        };
    }

    private static string[] Further(string path, StimulusName name)
    {
        var session = path.Split('/') is [.., var folder, _] && folder.StartsWith("session", StringComparison.Ordinal) ? folder["session".Length..].TrimStart('-', '_') : "1";
        // Other names may look alike by chance; the category of a cue-conflict image is that of its shape.
        var cues = CueConflictName.Parse(name.Key) is { } known && known.Shape == name.Category ? known : null;
        return [session, name.Trial.TrimStart('0') is { Length: > 0 } number ? number : "0", name.File, cues?.Shape ?? "", cues?.Texture ?? ""];
    }

    /// <summary>The last part of a path that names the experiment, and not who saw it when.</summary>
    private static string NameOf(string path) => path.Replace('\\', '/').Split('/')
        .Select(part => part.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? part[..^".zip".Length] : part)
        .LastOrDefault(part => part.Length > 0 && part != "dnn" && !part.StartsWith("session", StringComparison.Ordinal)) ?? "";
}
