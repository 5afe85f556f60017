namespace RobustBench.Models.Architectures;

/// <summary>Numbers of channels of networks that come in several widths.</summary>
internal static class ChannelCount
{
    /// <summary>The multiple of 8 nearest to a number of channels, at least 8 and never below nine tenths of it.</summary>
    /// <remarks>The rule of TensorFlow's MobileNets, which torchvision keeps (<c>_make_divisible</c>).</remarks>
    public static int Rounded(double channels)
    {
        var rounded = Math.Max(8, (int)(channels + 4) / 8 * 8);
        return rounded < 0.9 * channels ? rounded + 8 : rounded;
    }
}
