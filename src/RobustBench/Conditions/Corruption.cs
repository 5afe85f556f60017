using System.Numerics.Tensors;
using RobustBench.Data;
using RobustBench.Parameters;
using RobustBench.Randomness;

namespace RobustBench.Conditions;

/// <summary>
/// A family of corruptions. A corruption is a function of one image; this base turns the image grey first (unless
/// <c>colour</c> is set) and clips the result to [0, 1], so that a family writes its one formula.
/// </summary>
/// <remarks>Geirhos et al. 2018, Generalisation in humans and deep neural networks, and the code published with it.</remarks>
public abstract class Corruption : IConditionFamily
{
    /// <summary>The last parameter of every corruption.</summary>
    public static readonly FlagParameter Colour =
        Parameter.Flag("colour", "keep the colours and treat each channel alike, instead of turning the image grey first");

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Summary { get; }

    /// <inheritdoc/>
    public virtual string Source => "Geirhos et al. 2018";

    /// <inheritdoc/>
    public virtual int Version => 1;

    /// <inheritdoc/>
    public virtual IReadOnlyList<Parameter> Parameters => [.. OwnParameters, Colour];

    /// <summary>The family's parameters without <see cref="Colour"/>.</summary>
    protected virtual IReadOnlyList<Parameter> OwnParameters => [];

    /// <summary>Whether it asks for the image's mask, and so must act on the image itself: it stands first in a chain.</summary>
    public virtual bool NeedsMask => false;

    /// <inheritdoc/>
    public string? Conflict(Settings settings) => null;

    /// <inheritdoc/>
    public virtual string? Refusal(Settings settings, int height, int width) => null;

    /// <summary>Changes the stimulus in place.</summary>
    public virtual void Apply(Stimulus image, Settings settings, NoiseSource noise)
    {
        if (settings[Colour]) image.ToColour();
        else image.ToGrey();
        Distort(image, settings, noise);
        TensorPrimitives.Clamp(image.Pixels, 0f, 1f, image.Pixels);
    }

    /// <summary>The formula. The image has one channel, or three with <c>colour</c>; the result need not be clipped.</summary>
    protected abstract void Distort(Stimulus image, Settings settings, NoiseSource noise);
}
