using RobustBench.Drawing;

namespace RobustBench.Reports.AttackPictures;

/// <summary>The change of an image as a picture: mid-grey where there is none, magnified so that the largest one shows.</summary>
internal sealed class ChangePicture
{
    private const float Grey = 0.5f;

    private readonly float[] _change;
    private readonly int _height, _width;

    /// <summary>The change between two images 3×H×W in [0, 1].</summary>
    public ChangePicture(float[] original, float[] adversarial, int height, int width)
    {
        (_height, _width) = (height, width);
        _change = [.. adversarial.Zip(original, (after, before) => after - before)];
        Largest = _change.Max(Math.Abs);
        Factor = FactorFor(Largest);
    }

    /// <summary>The largest change of a value.</summary>
    public float Largest { get; }

    /// <summary>What changes are multiplied by: the largest of 1, 2, 5, 10, 20, 50, … with which none leaves the picture, or 1.</summary>
    public int Factor { get; }

    /// <summary>What stands below the picture.</summary>
    public string Caption => Largest == 0 ? "no change" : Largest * Factor > Grey ? $"change × {Factor}, clipped" : $"change × {Factor}";

    /// <summary>0.5 + factor · change, clipped.</summary>
    public RgbImage Picture => RgbImage.OfPlanes([.. _change.Select(change => Grey + Factor * change)], _height, _width);

    /// <summary>For a largest change.</summary>
    public static int FactorFor(float largest)
    {
        var factor = 1;
        if (largest == 0) return factor;
        // A change of 1/255 in float32 is not exactly that: what is over by less than a thousandth of a step is drawn at the edge.
        const float Slack = 1.00001f;
        foreach (var next in Series())
        {
            if (next * largest > Grey * Slack) break;
            factor = next;
        }

        return factor;
    }

    private static IEnumerable<int> Series()
    {
        for (var power = 1; power <= 100_000_000; power *= 10)
        {
            foreach (var step in new[] { 1, 2, 5 }) yield return step * power;
        }
    }
}
