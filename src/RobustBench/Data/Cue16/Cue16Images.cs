using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RobustBench.Data.Cue16;

/// <summary>Images that are drawn when they are asked for. Nothing is stored.</summary>
/// <param name="split">The split.</param>
/// <param name="stimuli">The kind of stimuli.</param>
/// <param name="seed">Another seed gives other images of the same kind.</param>
internal sealed class Cue16Images(Split split, Stimuli stimuli, long seed) : ImageSet
{
    /// <summary>Changes when the same image is drawn with other pixels, so that older trials are run again.</summary>
    public const int Version = 1;

    public override int Count => split.Count;

    public override IReadOnlyList<string> ClassNames => Shapes.Names;

    public override IReadOnlyList<string> Columns => ["shape", "texture", "selection_frequency"];

    public override ImageRecord Describe(int index)
    {
        var scene = Scene(index);
        var (hasShape, hasTexture) = (stimuli != Stimuli.Texture, stimuli is not (Stimuli.Silhouette or Stimuli.Edges));
        return new ImageRecord(Key(index), scene.Shape)
        {
            Further =
            [
                hasShape ? Shapes.Names[scene.Shape] : "",
                hasTexture ? Shapes.Names[scene.Texture] : "",
                hasShape && hasTexture ? scene.SelectionFrequency.ToString("0.0", CultureInfo.InvariantCulture) : "",
            ],
        };
    }

    public override Raster Read(int index) => Drawing.Of(Scene(index), stimuli);

    /// <summary>What the pixels come from: drawing them to hash them would take as long as drawing them to use them.</summary>
    public override void AppendContent(int index, IncrementalHash hash) => hash.AppendData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"cue16 {Version} {split.Name} {stimuli} {seed} {index}\n")));

    private Scene Scene(int index) => new(seed, split, stimuli, index);

    private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);
}
