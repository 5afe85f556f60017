using RobustBench.Data;
using RobustBench.Randomness;
using RobustBench.Running;
using RobustBench.Tests.Suites;

namespace RobustBench.Tests.Running;

public sealed class StimulusMakerTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_stimulus_is_the_picture_under_the_condition_with_the_noise_of_seed_image_and_condition_quantised()
    {
        var images = MadeUpImages.Random(3, 8);
        var condition = _folder.Read(SuiteFolder.Head + "conditions: [uniform-noise: { width: 0.1 }]\n").Conditions[0].Condition;
        using var dataset = OpenDataset.Open(images.Entry(new StimulusOptions { Quantise = Quantisation.Truncate }), null, null);
        var block = PictureBlock.Read(dataset, 0, 3, new ParallelOptions(), new StageClock(), _ => { });

        var made = new StimulusMaker(2018).Make(block, 2, condition);

        var expected = new Stimulus(new float[3 * 8 * 8], 8, 8);
        block.Pictures[2].CopyTo(expected.Pixels);
        condition.Apply(expected, new NoiseSource(2018, "2", "uniform-noise(width=0.1)"));
        Quantisation.Truncate.Apply(expected.Pixels);
        Assert.Equal(expected.Pixels.ToArray(), made.Pixels.ToArray());
    }
}
