using RobustBench.Data.Labels;
using RobustBench.Parameters;

namespace RobustBench.Data.Trees;

/// <summary>
/// Cue-conflict images: <c>cat/cat4-clock2.png</c> has the shape of a cat and the texture of a clock; the label is the shape.
/// Trials keep both categories in the columns <c>shape</c> and <c>texture</c>.
/// </summary>
/// <remarks>Geirhos et al. 2019, as the stimuli published with texture-vs-shape are named and laid out.</remarks>
internal sealed class CueConflictDataset : DatasetKind
{
    private static readonly PathParameter Root = Parameter.Path("path", "the folder, or a zip or tar archive of it");

    private static readonly FileNameColumns Cues = new(["shape", "texture"], Read);

    public override string Name => "cue-conflict";

    public override string Summary => "images named SHAPE4-TEXTURE2.png in a folder for each shape, in a folder or an archive; the label is the shape";

    public override string Source => "Geirhos et al. 2019, the stimuli of texture-vs-shape";

    public override IReadOnlyList<Parameter> Parameters => [Root];

    public override ImageSet Open(Settings settings)
    {
        var tree = FileTrees.Open(settings[Root]);
        try
        {
            return TreeImages.OfClassFolders(tree, ClassRule.Names, applyOrientation: false, Cues);
        }
        catch
        {
            tree.Dispose();
            throw;
        }
    }

    private static string[] Read(string path, string folder, string place)
    {
        var name = CueConflictName.Parse(path[(path.LastIndexOf('/') + 1)..])
            ?? throw new InputException(OneLine.Of($"{place}: the name is not SHAPE4-TEXTURE2.png, as that of a cue-conflict image must be"));
        return name.Shape == folder
            ? [name.Shape, name.Texture]
            : throw new InputException(OneLine.Of($"{place}: the name says the shape is `{name.Shape}`, and the folder `{folder}`: one of them is wrong"));
    }
}
