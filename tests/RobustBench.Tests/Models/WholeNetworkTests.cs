using RobustBench.Models;
using RobustBench.Models.Onnx;
using RobustBench.Models.TorchScript;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench.Tests.Models;

/// <summary>Networks that a file holds whole, layers and weights.</summary>
public sealed class WholeNetworkTests
{
    static WholeNetworkTests() => TorchNative.EnsureLoaded();

    /// <summary>Files of the same network for images of 8 × 8.</summary>
    public static TheoryData<string> Files => ["traced.pt", "scripted.pt", "frozen.pt", "dynamic.onnx", "any-size.onnx", "batch-1.onnx", "batch-4.onnx", "named-output.onnx"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Logits_are_those_that_PyTorch_computes(string name)
    {
        using var network = Load(name);
        using var mode = inference_mode();
        using var images = Fixture.Images();

        using var logits = network.Forward(images);

        Assert.Equal([Fixture.Count, Fixture.Classes], logits.shape);
        Assert.Equal((Fixture.Classes, DeviceType.CPU), (network.Classes, network.Device.type));
        AssertClose(Fixture.Logits, Fixture.Floats(logits), 1e-4f);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Logits_are_the_same_bits_from_the_first_pass_on_and_on_any_thread(string name)
    {
        using var network = Load(name);
        using var images = Fixture.Images();
        var first = Pass();

        var onThreads = Enumerable.Range(0, 4).Select(_ => new float[20][]).ToList();
        var threads = onThreads.Select(passes => new Thread(() =>
        {
            for (var i = 0; i < passes.Length; i++) passes[i] = Pass();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(onThreads.SelectMany(passes => passes), pass => Assert.Equal(Bits(first), Bits(pass)));

        float[] Pass()
        {
            using var mode = inference_mode();
            using var logits = network.Forward(images);
            return Fixture.Floats(logits);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Logits_of_an_image_do_not_depend_on_its_batch(string name)
    {
        using var network = Load(name);
        using var mode = inference_mode();
        using var scope = NewDisposeScope();
        var images = Fixture.Images();

        var alone = Enumerable.Range(0, Fixture.Count).SelectMany(i => Fixture.Floats(network.Forward(images.narrow(0, i, 1))));

        AssertClose(Fixture.Floats(network.Forward(images)), [.. alone], 1e-5f);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_result_is_the_callers_and_nothing_else_is_left(string name)
    {
        using var network = Load(name);
        using var images = Fixture.Images();
        using var mode = inference_mode();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        for (var i = 0; i < 50; i++) network.Forward(images).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Loading_and_freeing_leave_nothing(string name)
    {
        Load(name).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Load(name).Dispose();

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Theory]
    [InlineData("traced.pt")]
    [InlineData("any-size.onnx")]
    public void A_network_that_takes_any_size_is_shown_any(string name)
    {
        using var network = Load(name, (8, 8), (12, 20));
        using var mode = inference_mode();
        using var images = Fixture.Images(count: 2, height: 12, width: 20);

        using var logits = network.Forward(images);

        Assert.Null(network.InputSize);
        Assert.Equal([2, Fixture.Classes], logits.shape);
    }

    [Theory]
    [InlineData("traced.pt", 8L, 9L)]
    [InlineData("dynamic.onnx", 9L, 8L)]
    public void A_batch_of_no_squares_is_refused_where_the_network_has_a_size(string name, long height, long width)
    {
        using var network = Load(name, Fixture.Preprocessing with { Size = Fixture.Size });
        using var images = zeros(1, 3, height, width);

        Assert.Equal(Fixture.Size, network.InputSize);
        Assert.Throws<ArgumentException>(() => network.Forward(images));
    }

    [Theory]
    [InlineData("tuple.pt", "the output must be one tensor of logits, and is something else, such as a tuple or a dictionary: save a network that returns the logits alone")]
    [InlineData("dictionary.pt", "the output must be one tensor of logits, and is something else, such as a tuple or a dictionary: save a network that returns the logits alone")]
    [InlineData("map.pt", "for N images the output must be N × K logits, and for one it is 1 × 4 × 8 × 8: save a network that returns the logits alone")]
    [InlineData("map.onnx", "for N images the output must be N × K logits, and for one it is 1 × 4 × 8 × 8: save a network that returns the logits alone")]
    [InlineData("double.pt", "the logits are Float64, and must be Float32")]
    [InlineData("infinite.pt", "the logits are not finite; the file is damaged, or `preprocessing` is not what it expects")]
    [InlineData("training.pt", "the logits of an image depend on what else is in its batch: save the network in evaluation mode, and not dynamically quantised")]
    [InlineData("mixing.onnx", "the logits of an image depend on what else is in its batch: save the network in evaluation mode, and not dynamically quantised")]
    [InlineData("state-dict.pt", "weights without a network (a state dict): give it as `weights`, with an `architecture`")]
    [InlineData("optimised.pt", "saved by `torch.jit.optimize_for_inference`, which leaves the weights out: save the traced or frozen network before it")]
    [InlineData("operator.pt", "uses the operator torchvision::nms, which libtorch does not have: save the network without it")]
    [InlineData("two-inputs.onnx", "must have one input, the images, and has `onnx::Add_0`, `onnx::Add_1`: export it again with one")]
    [InlineData("half.onnx", "the input `onnx::Cast_0` must be float32 and is Float16: export it again with one that is")]
    [InlineData("channels-last.onnx", "the input `onnx::Transpose_0` must be N × 3 × H × W and is 1 × 8 × 8 × 3: export it again with colour channels first")]
    [InlineData("oblong.onnx", "takes images of 8 × 6, and only square ones can be given a size: export it again with a square or free one")]
    [InlineData("external.onnx", "keeps weights in a second file, which is not read: save it again as one file")]
    [InlineData("double.onnx", "the output `15` must be float32 and is Double: export it again with one that is")]
    [InlineData("rows.pt", "for N images the output must be N × K logits, and for 2 it is 1 × 5: save it for any batch size, with `flatten(1)` in place of `view(1, -1)` for instance")]
    [InlineData("two-outputs.onnx", "has `onnx::BatchNormalization_10`, `14` as outputs, and none of them is called logits or output: export it again with one output")]
    public void What_is_no_classifier_is_refused_in_one_line(string name, string problem) => Assert.Equal(problem, Refusal(name));

    [Theory]
    [InlineData("two-inputs.pt", "the network can't take an image of 8 × 8: forward() is missing value for argument 'y'.")]
    [InlineData("baked-batch.pt", "the network takes one image and no batch of two: save it for any batch size, with `flatten(1)` in place of `view(1, -1)` for instance: RuntimeError: ")]
    public void What_the_runtime_finds_is_told_in_one_line(string name, string problem) =>
        Assert.StartsWith(problem, Refusal(name), StringComparison.Ordinal);

    [Theory]
    [InlineData("eight-by-eight.pt", "the network can't take an image of 12 × 12: RuntimeError: ")]
    [InlineData("dynamic.onnx", "takes images of 8 × 8, and the stimuli are no squares but 12 × 10: give the data set `stimulus: { size: 8 }`")]
    public void A_size_of_stimuli_that_it_can_not_take_is_told(string name, string problem) =>
        Assert.StartsWith(problem, Refusal(name, Fixture.Preprocessing, (12, 12), (12, 10)), StringComparison.Ordinal);

    [Fact]
    public void Stimuli_are_resized_to_the_size_that_the_file_fixes()
    {
        using var network = Load("dynamic.onnx", (12, 12));
        using var large = Fixture.Images(2, 12, 12);
        using var small = nn.functional.interpolate(large, size: [8, 8], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);

        using var resized = network.Forward(large);
        using var expected = network.Forward(small);

        Assert.Equal(8, network.InputSize);
        Assert.Equal(expected.data<float>().ToArray(), resized.data<float>().ToArray());
    }

    [Fact]
    public void A_size_in_the_suite_that_is_not_the_files_is_told() => Assert.Equal(
        "takes images of 8 × 8, and `preprocessing` says 12: leave the `size` out", Refusal("dynamic.onnx", Fixture.Preprocessing with { Size = 12 }, (12, 12)));

    internal static Classifier Load(string name, params (int, int)[] shown) => Load(name, Fixture.Preprocessing, shown);

    internal static Classifier Load(string name, Preprocessing preprocessing, params (int, int)[] shown) =>
        Load(Fixture.File(name), name.EndsWith(".onnx", StringComparison.Ordinal), preprocessing, shown);

    internal static Classifier Load(NetworkFile file, bool onnx, Preprocessing preprocessing, params (int, int)[] shown)
    {
        if (shown.Length == 0) shown = [(Fixture.Size, Fixture.Size)];
        return onnx ? OnnxNetwork.Load(file, preprocessing, shown, CPU) : TorchScriptNetwork.Load(file, preprocessing, shown, CPU);
    }

    private static string Refusal(string name) => Refusal(name, Fixture.Preprocessing);

    /// <summary>The one line that a file is refused with, without its path.</summary>
    private static string Refusal(string name, Preprocessing preprocessing, params (int, int)[] shown)
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => Load(name, preprocessing, shown)).Problems);
        Assert.StartsWith($"{Fixture.Path(name)}: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        return problem[(Fixture.Path(name).Length + 2)..];
    }

    private static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);

    private static void AssertClose(float[] expected, float[] actual, float tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.InRange(expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max(), 0, tolerance);
    }
}
