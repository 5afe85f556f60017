using RobustBench.Data;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>A data set of the suite that is open for a run.</summary>
internal sealed class OpenDataset : IDisposable
{
    private OpenDataset(DatasetEntry entry, ImageSet images, int count, int height, int width) =>
        (Entry, Images, Count, Height, Width) = (entry, images, count, height, width);

    public DatasetEntry Entry { get; }

    public ImageSet Images { get; }

    /// <summary>The images that are used: the first ones, where there is a limit.</summary>
    public int Count { get; }

    /// <summary>Rows of a stimulus before its condition.</summary>
    public int Height { get; }

    /// <summary>Columns of a stimulus before its condition.</summary>
    public int Width { get; }

    /// <summary>Opens the data set; the first image that can be read gives the size of the stimuli.</summary>
    /// <exception cref="InputException">It can't be opened, or holds no image that can be read.</exception>
    public static OpenDataset Open(DatasetEntry entry, int? limit)
    {
        var images = entry.Kind.Open(entry.Settings);
        try
        {
            var count = Math.Min(images.Count, Math.Min(entry.Limit ?? int.MaxValue, limit ?? int.MaxValue));
            var (height, width) = StimulusSize(entry, images, count);
            return new OpenDataset(entry, images, count, height, width);
        }
        catch
        {
            images.Dispose();
            throw;
        }
    }

    /// <summary>Decodes an image and brings it to the stimulus's size.</summary>
    /// <exception cref="InputException">The image can't be read.</exception>
    public Picture Read(int index) => Read(Entry, Images, index);

    public void Dispose() => Images.Dispose();

    private static Picture Read(DatasetEntry entry, ImageSet images, int index)
    {
        using var raster = images.Read(index);
        return Geometry.Apply(raster, entry.Stimulus);
    }

    private static (int Height, int Width) StimulusSize(DatasetEntry entry, ImageSet images, int count)
    {
        InputException? last = null;
        for (var index = 0; index < count; index++)
        {
            try
            {
                var picture = Read(entry, images, index);
                return (picture.Height, picture.Width);
            }
            catch (InputException problem)
            {
                last = problem;
            }
        }

        throw last ?? new InputException($"the data set `{entry.Key}` holds no images");
    }
}
