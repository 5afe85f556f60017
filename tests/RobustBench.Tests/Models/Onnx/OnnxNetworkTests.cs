using RobustBench.Models;

namespace RobustBench.Tests.Models.Onnx;

public sealed class OnnxNetworkTests
{
    static OnnxNetworkTests() => TorchNative.EnsureLoaded();

    [Fact]
    public void It_has_no_gradients_and_is_not_run_by_libtorch()
    {
        using var network = WholeNetworkTests.Load("dynamic.onnx");

        Assert.Equal((false, "ONNX Runtime"), (network.Differentiable, network.Runtime));
    }

    [Fact]
    public void The_size_that_the_file_fixes_is_the_networks()
    {
        using var network = WholeNetworkTests.Load("dynamic.onnx");

        Assert.Equal(Fixture.Size, network.InputSize);
    }

    [Fact]
    public void Weights_outside_of_the_file_are_not_read_though_they_are_there()
    {
        using var folder = new Trials.TemporaryFolder();
        var path = folder.File("external.onnx");
        File.Copy(Fixture.Path("external.onnx"), path);
        File.WriteAllBytes(folder.File("weights.bin"), new byte[1 << 16]);

        var problem = Assert.Throws<InputException>(() => WholeNetworkTests.Load(NetworkFile.Read(path), onnx: true, Fixture.Preprocessing)).Message;

        Assert.StartsWith($"{path}: keeps weights in a second file", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_damaged_file_is_refused_in_one_line_or_still_a_network(int seed)
    {
        var whole = Fixture.File("dynamic.onnx").Bytes;
        var random = new Random(seed);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var damaged = i % 5 == 0 ? whole[..random.Next(whole.Length)] : [.. whole];
            if (damaged.Length == whole.Length) damaged[random.Next(whole.Length)] = (byte)random.Next(256);
            try
            {
                WholeNetworkTests.Load(Fixture.File("x", damaged), onnx: true, Fixture.Preprocessing).Dispose();
            }
            catch (InputException error)
            {
                refused++;
                var problem = Assert.Single(error.Problems);
                Assert.StartsWith("x: ", problem, StringComparison.Ordinal);
                Assert.DoesNotContain('\n', problem);
            }
        }

        Assert.InRange(refused, 100, 300);
    }
}
