using System.Security.Cryptography;
using RobustBench.Data;
using RobustBench.Data.Cue16;
using RobustBench.Data.Decoding;
using RobustBench.Data.Trees;

namespace RobustBench.Stylisation;

/// <summary>Images to take content or style from, by their paths.</summary>
internal abstract class StyleImages : IDisposable
{
    /// <summary>What messages call them.</summary>
    public abstract string Name { get; }

    /// <summary>The paths, with <c>/</c>, in ordinal order.</summary>
    public abstract IReadOnlyList<string> Paths { get; }

    /// <summary>Whether there is such an image.</summary>
    public virtual bool Contains(string path) => Paths.Contains(path);

    /// <summary>Decodes an image; the caller owns the raster. Safe from several threads.</summary>
    /// <exception cref="InputException">It can't be read.</exception>
    public abstract Raster Read(string path);

    /// <summary>Adds an image's stored bytes to a hash, or of one that the program draws what it is drawn by.</summary>
    public abstract void AppendContent(string path, IncrementalHash hash);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The images of a folder or archive, or those that the program draws itself: <c>cue16:STIMULI:N</c>, N of each class.</summary>
    /// <exception cref="InputException">There are none.</exception>
    public static StyleImages Open(string name) => name.StartsWith(Drawn.Prefix, StringComparison.Ordinal) ? new Drawn(name) : new Stored(FileTrees.Open(name));

    private sealed class Stored : StyleImages
    {
        private readonly FileTree _tree;

        public Stored(FileTree tree)
        {
            _tree = tree;
            Paths = [.. tree.List()
                .Where(path => ImageFile.HasExtension(path) && !path.Split('/').Any(part => ImageFile.IsHidden(part)))
                .Order(StringComparer.Ordinal)];
            if (Paths.Count > 0) return;
            tree.Dispose();
            throw new InputException(OneLine.Of($"{tree.Root}: it holds no images"));
        }

        public override string Name => _tree.Root;

        public override IReadOnlyList<string> Paths { get; }

        public override bool Contains(string path) => _tree.Contains(path);

        public override Raster Read(string path)
        {
            try
            {
                return ImageDecoder.Decode(_tree.Read(path), applyOrientation: false);
            }
            catch (InputException problem)
            {
                throw new InputException(OneLine.Of($"{_tree.Place(path)}: {problem.Message}"), problem);
            }
        }

        public override void AppendContent(string path, IncrementalHash hash) => hash.AppendData(_tree.Read(path));

        public override void Dispose() => _tree.Dispose();
    }

    /// <summary>The first images of each class of Cue16's test split.</summary>
    private sealed class Drawn : StyleImages
    {
        public const string Prefix = "cue16:";

        private readonly Cue16Images _images;
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

        public Drawn(string name)
        {
            Name = name;
            var form = name[Prefix.Length..].Split(':');
            if (form is not [var word, var number] || !Enum.TryParse<Stimuli>(word, ignoreCase: true, out var stimuli) || !int.TryParse(number, out var each) || each < 1)
                throw new InputException($"{name}: write cue16:STIMULI:N, such as cue16:silhouette:3, with N of each class and STIMULI of {string.Join(", ", Enum.GetNames<Stimuli>()).ToLowerInvariant()}");
            _images = new Cue16Images(Split.All[0], stimuli, seed: 0);
            var found = new Dictionary<int, int>();
            for (var index = 0; index < _images.Count; index++)
            {
                var label = _images.Describe(index).Label;
                var count = found[label] = found.GetValueOrDefault(label) + 1;
                if (count <= each) _places.Add(FormattableString.Invariant($"{_images.ClassNames[label]}/{_images.ClassNames[label]}{count}.png"), index);
            }

            Paths = [.. _places.Keys.Order(StringComparer.Ordinal)];
        }

        public override string Name { get; }

        public override IReadOnlyList<string> Paths { get; }

        public override Raster Read(string path) => _images.Read(_places[path]);

        public override void AppendContent(string path, IncrementalHash hash) => _images.AppendContent(_places[path], hash);

        public override void Dispose() => _images.Dispose();
    }
}
