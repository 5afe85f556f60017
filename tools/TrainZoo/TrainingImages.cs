using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Data.Cue16;
using RobustBench.Randomness;

namespace RobustBench.TrainZoo;

/// <summary>The images of the training split, drawn once and kept.</summary>
internal sealed class TrainingImages
{
    /// <summary>How far an image is shifted at most, in pixels; the border is a mirror.</summary>
    private const int MostShift = 3;

    private readonly Picture[] _pictures;
    private readonly int[] _labels;

    /// <summary>Draws them.</summary>
    /// <param name="stimuli">The kind of stimuli.</param>
    /// <param name="limit">Only so many first images.</param>
    public TrainingImages(Stimuli stimuli, int limit = int.MaxValue)
    {
        using var images = new Cue16Images(Split.Of("train"), stimuli, seed: 0);
        var count = Math.Min(limit, images.Count);
        _pictures = new Picture[count];
        _labels = new int[count];
        Parallel.For(0, count, index =>
        {
            using var raster = images.Read(index);
            _pictures[index] = Geometry.Apply(raster, new StimulusOptions());
            _labels[index] = images.Describe(index).Label;
        });
    }

    /// <summary>The number of images.</summary>
    public int Count => _pictures.Length;

    /// <summary>The class of an image.</summary>
    public int Label(int index) => _labels[index];

    /// <summary>Writes an image, shifted at random and under a condition, as a stimulus.</summary>
    public void Write(int index, Condition condition, NoiseSource noise, Dice dice, Memory<float> stimulus)
    {
        var picture = _pictures[index];
        var (right, down) = (dice.Below(2 * MostShift + 1) - MostShift, dice.Below(2 * MostShift + 1) - MostShift);
        var pixels = stimulus.Span;
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < picture.Height; y++)
            {
                var row = (channel * picture.Height + Mirrored(y + down, picture.Height)) * picture.Width;
                var to = (channel * picture.Height + y) * picture.Width;
                for (var x = 0; x < picture.Width; x++)
                    pixels[to + x] = picture.Pixels[row + Mirrored(x + right, picture.Width)] / 255f;
            }
        }

        condition.Apply(new Stimulus(stimulus, picture.Height, picture.Width), noise);
    }

    private static int Mirrored(int position, int length) =>
        position < 0 ? -position : position >= length ? 2 * (length - 1) - position : position;
}
