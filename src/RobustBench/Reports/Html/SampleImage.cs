using System.Buffers.Binary;

namespace RobustBench.Reports.Html;

/// <summary>A sample of stimuli as a PNG file.</summary>
/// <param name="File">The file's bytes.</param>
internal sealed record SampleImage(byte[] File)
{
    private const int WidthAt = 16, HeightAt = 20, ShownHeight = 96;

    /// <summary>By how much each pixel is enlarged on the page, so that small stimuli can be seen.</summary>
    public int Factor => Math.Max(1, ShownHeight / Math.Max(1, Side(HeightAt)));

    /// <summary>The height on the page, in CSS pixels.</summary>
    public int Height => Factor * Side(HeightAt);

    /// <summary>The width on the page, in CSS pixels.</summary>
    public int Width => Factor * Side(WidthAt);

    /// <summary>The file as a URL.</summary>
    public string Url => $"data:image/png;base64,{Convert.ToBase64String(File)}";

    private int Side(int at) => BinaryPrimitives.ReadInt32BigEndian(File.AsSpan(at));
}
