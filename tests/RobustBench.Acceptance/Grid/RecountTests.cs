using RobustBench.Acceptance.Runs;
using RobustBench.Models;
using RobustBench.Models.Architectures;
using RobustBench.Models.Weights;
using static TorchSharp.torch;

namespace RobustBench.Acceptance.Grid;

/// <summary>Cells of the table come out of a second way from file to figure that shares only the network with the first.</summary>
[Collection(OneGridRun.Name)]
public class RecountTests(GridRun run)
{
    private const int Plane = 32 * 32, RecordBytes = 1 + 3 * Plane;

    [SkippableTheory]
    [InlineData("cifar_resnet20", "cifar_resnet20", "clean")]
    [InlineData("cifar_resnet32", "cifar_resnet32", "greyscale")]
    [InlineData("cifar_resnet4b", "resnet4b_adv", "contrast(level=0.3)")]
    [InlineData("cifar_wide", "wide_kw", "contrast(level=0.1)")]
    public void A_cell_is_what_a_plain_count_comes_to(string name, string weights, string condition)
    {
        Reference.Require();
        var records = File.ReadAllBytes(Reference.File("cifar10/test-lossless-312.bin")).Chunk(RecordBytes).ToList();
        var stimuli = records.SelectMany(record => Stimulus(record, condition)).ToArray();
        var architecture = ArchitectureCatalogue.Find(name)!;
        var file = WeightFile.Read(Reference.File($"cifar10/models/{weights}.safetensors"));
        using var network = PreparedNetwork.Load(architecture, file, architecture.Preprocessing, TorchDevice.Cpu);
        using var mode = inference_mode();
        using var batch = tensor(stimuli, [records.Count, 3, 32, 32]);
        using var logits = network.Forward(batch);
        using var decisions = logits.argmax(1);

        var correct = decisions.data<long>().ToArray().Zip(records, (decision, record) => decision == record[0]).Count(right => right);

        Assert.Equal(AccuracyTable.Read(run.Results)[name, "lossless", condition].Correct, correct);
    }

    private static IEnumerable<float> Stimulus(byte[] record, string condition) => condition switch
    {
        "clean" => record.Skip(1).Select(value => value / 255f),
        "greyscale" => Grey(record, contrast: 1),
        "contrast(level=0.1)" => Grey(record, contrast: 0.1),
        "contrast(level=0.3)" => Grey(record, contrast: 0.3),
        _ => throw new ArgumentException($"no plain form of {condition}", nameof(condition)),
    };

    private static IEnumerable<float> Grey(byte[] record, double contrast)
    {
        for (var i = 0; i < 3 * Plane; i++)
        {
            var at = 1 + i % Plane;
            var grey = (0.2125 * record[at] + 0.7154 * record[at + Plane] + 0.0721 * record[at + 2 * Plane]) / 255;
            yield return (float)((1 - contrast) / 2 + contrast * grey);
        }
    }
}
