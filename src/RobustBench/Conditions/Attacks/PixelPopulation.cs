using RobustBench.Randomness;

namespace RobustBench.Conditions.Attacks;

/// <summary>The population of one image: candidates of differential evolution, each a few pixels as (x, y, r, g, b).</summary>
/// <remarks>
/// Su et al. 2019, section 3.2: x and y uniform over the image, colours normal (128, 127) on the scale of 0 to 255; a child is
/// a + 0.5 (b − c) of three distinct members drawn at random, without crossover, brought back into the image and into 0 to
/// 255; it takes its parent's place where its loss is higher. Here x and y are real numbers whose whole part is the pixel, and
/// colours are on the scale of stimuli, 0 to 1.
/// </remarks>
internal sealed class PixelPopulation(NoiseSource noise, int height, int width, int pixels, int size)
{
    /// <summary>The numbers of a pixel.</summary>
    public const int Numbers = 5;

    private const float Factor = 0.5f;
    private const float Mean = 128f / 255, Deviation = 127f / 255;

    private readonly int _length = pixels * Numbers;
    private readonly float[] _losses = new float[size];
    private readonly bool[] _reached = new bool[size];
    private readonly Dictionary<PixelPatch, (float Loss, bool Reached)> _known = [];
    private float[] _members = [], _children = [];
    private PixelPatch[] _patches = [];
    private int _best;

    /// <summary>Whether a member is what the attack is after.</summary>
    public bool Succeeded { get; private set; }

    /// <summary>Of the members that are what the attack is after, or else of all, the one of the highest loss.</summary>
    public ReadOnlyMemory<float> Best => _members.AsMemory(_best * _length, _length);

    /// <summary>A candidate of the generation that <see cref="Breed"/> made.</summary>
    public ReadOnlyMemory<float> Candidate(int index) => _children.AsMemory(index * _length, _length);

    /// <summary>Makes the next candidates: the first population, or children of the members.</summary>
    /// <returns>
    /// Those whose answer is not known. A population that has drawn together has mostly children that change the image just as
    /// a member does, or another child; what the network says of one it says of all.
    /// </returns>
    public IReadOnlyList<int> Breed()
    {
        _children = new float[size * _length];
        if (_members.Length == 0) Begin();
        else Cross();
        for (var at = 0; at < _children.Length; at += Numbers) Clip(_children.AsSpan(at, Numbers));
        _patches = [.. Enumerable.Range(0, size).Select(child => new PixelPatch(Candidate(child).Span))];
        var seen = new HashSet<PixelPatch>(_known.Keys);
        return [.. Enumerable.Range(0, size).Where(child => seen.Add(_patches[child]))];
    }

    /// <summary>Learns what the network answers about a candidate.</summary>
    public void Learn(int candidate, float loss, bool reached) => _known[_patches[candidate]] = (loss, reached);

    /// <summary>Lets the candidates that are better take the places of their parents, once all answers are known.</summary>
    public void Select()
    {
        var first = _members.Length == 0;
        if (first) _members = new float[_children.Length];
        for (var i = 0; i < size; i++)
        {
            var answer = _known[_patches[i]];
            if (!first && !(answer.Loss > _losses[i])) continue;
            (_losses[i], _reached[i]) = answer;
            Candidate(i).Span.CopyTo(_members.AsSpan(i * _length, _length));
        }

        for (var i = 0; i < size; i++)
        {
            if ((_reached[i], _losses[i]).CompareTo((_reached[_best], _losses[_best])) > 0) _best = i;
        }

        Succeeded = _reached[_best];
        Forget();
    }

    /// <summary>Of what is known only the members are kept: children are like them, and memory stays small.</summary>
    private void Forget()
    {
        _known.Clear();
        for (var i = 0; i < size; i++) _known[new PixelPatch(_members.AsSpan(i * _length, _length))] = (_losses[i], _reached[i]);
    }

    private void Begin()
    {
        Span<float> place = stackalloc float[2];
        for (var at = 0; at < _children.Length; at += Numbers)
        {
            noise.Fill(place);
            var pixel = _children.AsSpan(at, Numbers);
            (pixel[0], pixel[1]) = (place[0] * width, place[1] * height);
            Gaussian.Fill(noise, pixel[2..]);
            for (var channel = 2; channel < Numbers; channel++) pixel[channel] = Mean + Deviation * pixel[channel];
        }
    }

    private void Cross()
    {
        Span<float> uniform = stackalloc float[3];
        for (var child = 0; child < size; child++)
        {
            noise.Fill(uniform);
            var (a, b, c) = Distinct(uniform);
            for (var i = 0; i < _length; i++)
                _children[child * _length + i] = _members[a * _length + i] + Factor * (_members[b * _length + i] - _members[c * _length + i]);
        }
    }

    /// <summary>Three distinct members, each set of three in each order as likely as any other: the second is drawn from those left, and so on.</summary>
    private (int A, int B, int C) Distinct(ReadOnlySpan<float> uniform)
    {
        var a = (int)(uniform[0] * size);
        var b = (int)(uniform[1] * (size - 1));
        if (b >= a) b++;
        var c = (int)(uniform[2] * (size - 2));
        if (c >= Math.Min(a, b)) c++;
        if (c >= Math.Max(a, b)) c++;
        return (a, b, c);
    }

    private void Clip(Span<float> pixel)
    {
        pixel[0] = Math.Clamp(pixel[0], 0, MathF.BitDecrement(width));
        pixel[1] = Math.Clamp(pixel[1], 0, MathF.BitDecrement(height));
        for (var channel = 2; channel < Numbers; channel++) pixel[channel] = Math.Clamp(pixel[channel], 0, 1);
    }
}
