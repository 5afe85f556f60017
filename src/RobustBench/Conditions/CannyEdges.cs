namespace RobustBench.Conditions;

/// <summary>
/// Canny's edge detector with thresholds that come from the image itself: gradient of the smoothed image, thinning to the
/// ridges of its magnitude, and hysteresis between a high and a low threshold.
/// </summary>
/// <remarks>
/// Canny 1986. The thresholds as MATLAB's <c>edge(image, 'canny')</c> documents them: a given share of the pixels lies below
/// the high one, and the low one is a given part of it. Computed in double and one by one, so that no pixel turns on how a
/// processor adds. Pixels on the border are no edges; beyond it the image is continued by its last pixel.
/// </remarks>
internal sealed class CannyEdges
{
    private const int Bins = 64;

    private readonly double[] _smooth, _slope;
    private readonly int _radius;
    private readonly double _notEdges, _ratio;

    /// <param name="std">The standard deviation of the Gaussian, in pixels.</param>
    /// <param name="notEdges">The share of pixels below the high threshold.</param>
    /// <param name="ratio">The low threshold over the high one.</param>
    public CannyEdges(double std, double notEdges, double ratio)
    {
        (_notEdges, _ratio, _radius) = (notEdges, ratio, (int)Math.Ceiling(4 * std));
        _smooth = [.. Enumerable.Range(-_radius, 2 * _radius + 1).Select(at => Math.Exp(-0.5 * (at / std) * (at / std)))];
        var sum = _smooth.Sum();
        for (var i = 0; i < _smooth.Length; i++) _smooth[i] /= sum;
        // The derivative by central differences, one-sided at the ends, scaled so that a ramp of slope 1 comes out as 1.
        _slope = [.. Enumerable.Range(0, _smooth.Length).Select(Derivative)];
        var scale = Enumerable.Range(0, _slope.Length).Sum(i => _slope[i] * (_radius - i));
        for (var i = 0; i < _slope.Length && scale != 0; i++) _slope[i] /= scale;
    }

    /// <summary>Which pixels of a channel (H×W) are edges.</summary>
    public bool[] Find(ReadOnlySpan<float> plane, int height, int width)
    {
        var image = new double[plane.Length];
        for (var i = 0; i < image.Length; i++) image[i] = plane[i];
        var across = Filter(Filter(image, height, width, _smooth, vertical: true), height, width, _slope, vertical: false);
        var down = Filter(Filter(image, height, width, _smooth, vertical: false), height, width, _slope, vertical: true);
        var magnitude = new double[image.Length];
        for (var i = 0; i < magnitude.Length; i++) magnitude[i] = Math.Sqrt(across[i] * across[i] + down[i] * down[i]);
        var most = magnitude.Max();
        // Of a constant image rounding leaves gradients, and no edge.
        if (most < 1e-9) return new bool[image.Length];
        for (var i = 0; i < magnitude.Length; i++) magnitude[i] /= most;
        var high = HighThreshold(magnitude);
        return Hysteresis(magnitude, Ridges(magnitude, across, down, height, width), high, _ratio * high, height, width);
    }

    private double Derivative(int i)
    {
        var (below, above) = (Math.Max(0, i - 1), Math.Min(_smooth.Length - 1, i + 1));
        return above == below ? 0 : (_smooth[above] - _smooth[below]) / (above - below);
    }

    /// <summary>A convolution along one axis.</summary>
    private double[] Filter(double[] image, int height, int width, double[] kernel, bool vertical)
    {
        var result = new double[image.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sum = 0.0;
                for (var k = -_radius; k <= _radius; k++)
                {
                    var at = vertical
                        ? Math.Clamp(y - k, 0, height - 1) * width + x
                        : y * width + Math.Clamp(x - k, 0, width - 1);
                    sum += kernel[k + _radius] * image[at];
                }

                result[y * width + x] = sum;
            }
        }

        return result;
    }

    /// <summary>The least threshold of 1/64, 2/64, … below which more than the share of the pixels lies.</summary>
    private double HighThreshold(double[] magnitude)
    {
        Span<int> counts = stackalloc int[Bins];
        foreach (var value in magnitude) counts[(int)(value * (Bins - 1) + 0.5)]++;
        var (below, bin) = (0L, 0);
        while (bin < Bins && (below += counts[bin]) <= _notEdges * magnitude.Length) bin++;
        return Math.Min(bin + 1, Bins) / (double)Bins;
    }

    /// <summary>The pixels at which the magnitude is no less than on both sides along the gradient, between pixels by their distance.</summary>
    private static bool[] Ridges(double[] magnitude, double[] across, double[] down, int height, int width)
    {
        var ridges = new bool[magnitude.Length];
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 1; x < width - 1; x++)
            {
                var at = y * width + x;
                var (gx, gy) = (across[at], down[at]);
                var (ax, ay) = (Math.Abs(gx), Math.Abs(gy));
                if (ax == 0 && ay == 0) continue;
                // The neighbour straight ahead in the steeper direction, the diagonal one beside it, and how far it is from the one to the other.
                var straight = ax >= ay ? Math.Sign(gx) : Math.Sign(gy) * width;
                var diagonal = Math.Sign(gx) + Math.Sign(gy) * width;
                var part = ax >= ay ? ay / ax : ax / ay;
                var ahead = (1 - part) * magnitude[at + straight] + part * magnitude[at + diagonal];
                var behind = (1 - part) * magnitude[at - straight] + part * magnitude[at - diagonal];
                ridges[at] = magnitude[at] >= ahead && magnitude[at] >= behind;
            }
        }

        return ridges;
    }

    /// <summary>The weak ridges from which a strong one can be reached over neighbours, diagonal ones too.</summary>
    private static bool[] Hysteresis(double[] magnitude, bool[] ridges, double high, double low, int height, int width)
    {
        var edges = new bool[magnitude.Length];
        var open = new Stack<int>();
        for (var at = 0; at < magnitude.Length; at++)
        {
            if (ridges[at] && magnitude[at] > high) Add(at);
        }

        while (open.TryPop(out var at))
        {
            var (y, x) = (at / width, at % width);
            for (var j = Math.Max(0, y - 1); j <= Math.Min(height - 1, y + 1); j++)
            {
                for (var i = Math.Max(0, x - 1); i <= Math.Min(width - 1, x + 1); i++)
                {
                    if (ridges[j * width + i] && magnitude[j * width + i] > low) Add(j * width + i);
                }
            }
        }

        return edges;

        void Add(int at)
        {
            if (edges[at]) return;
            edges[at] = true;
            open.Push(at);
        }
    }
}
