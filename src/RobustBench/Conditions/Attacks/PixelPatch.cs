using System.Runtime.InteropServices;

namespace RobustBench.Conditions.Attacks;

/// <summary>What a candidate does to the image: places and colours of its pixels. Candidates that do the same are equal.</summary>
internal sealed class PixelPatch : IEquatable<PixelPatch>
{
    private readonly float[] _values;
    private readonly int _hash;

    /// <param name="candidate">Pixels as (x, y, r, g, b), of which x and y count by their whole parts.</param>
    public PixelPatch(ReadOnlySpan<float> candidate)
    {
        _values = candidate.ToArray();
        for (var at = 0; at < _values.Length; at += PixelPopulation.Numbers)
            (_values[at], _values[at + 1]) = (MathF.Floor(_values[at]), MathF.Floor(_values[at + 1]));
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(_values.AsSpan()));
        _hash = hash.ToHashCode();
    }

    /// <inheritdoc/>
    public bool Equals(PixelPatch? other) => other is not null && _values.AsSpan().SequenceEqual(other._values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PixelPatch);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
