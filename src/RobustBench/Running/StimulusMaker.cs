using RobustBench.Conditions;
using RobustBench.Data;
using RobustBench.Randomness;

namespace RobustBench.Running;

/// <summary>Makes stimuli, the only place that does: what a run shows, a preview and the stored samples are the same bits.</summary>
/// <param name="seed">The suite's seed.</param>
/// <param name="styled">The images in a style; null where no condition has one.</param>
internal sealed class StimulusMaker(long seed, StyledImages? styled = null)
{
    /// <summary>
    /// The stimulus of one picture of a block, quantised as its data set says. It depends on the seed, the picture, the
    /// image's key and the condition alone.
    /// </summary>
    /// <param name="block">The pictures.</param>
    /// <param name="index">The picture's position in the block.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="memory">3 · height · width values for the stimulus.</param>
    /// <returns>The stimulus, and the stream of its random numbers, with which an attack goes on.</returns>
    public (Stimulus Stimulus, NoiseSource Noise) Make(PictureBlock block, int index, Condition condition, Memory<float> memory)
    {
        var (picture, noise) = (block.Pictures[index], Noise(block, index, condition));
        if (condition.Style is { } style) picture = (styled ?? throw new InvalidOperationException($"{condition.Key} has no images.")).Of(picture, style, noise, CancellationToken.None);
        picture.CopyTo(memory.Span);
        var stimulus = new Stimulus(memory, block.Dataset.Height, block.Dataset.Width) { Mask = picture.Mask };
        condition.Apply(stimulus, noise);
        block.Dataset.Entry.Stimulus.Quantise.Apply(stimulus.Pixels);
        return (stimulus, noise);
    }

    /// <summary>The random numbers of one picture of a block under a condition, from the first on.</summary>
    public NoiseSource Noise(PictureBlock block, int index, Condition condition) => new(seed, block.Records[index].Key, condition.Key);

    /// <summary>The stimulus in memory of its own.</summary>
    public Stimulus Make(PictureBlock block, int index, Condition condition) =>
        Make(block, index, condition, new float[3 * block.Dataset.Height * block.Dataset.Width]).Stimulus;
}
