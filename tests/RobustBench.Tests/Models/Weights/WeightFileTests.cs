using System.Security.Cryptography;
using System.Text;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models.Weights;

public sealed class WeightFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("robustbench-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("w.pth")]
    [InlineData("w.safetensors")]
    [InlineData("w")]
    public void The_content_decides_and_not_the_name(string name)
    {
        static object Top(TorchFile torch) => new Dictionary<string, object?> { ["w"] = torch.Tensor([1], 1) };
        var safetensors = SafetensorsFile.Bytes("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", BitConverter.GetBytes(1f));

        foreach (var bytes in new[] { safetensors, TorchFile.Zip(Top), TorchFile.Legacy(Top), TorchFile.Legacy(Top, protocol: 4) })
        {
            var file = Read(name, bytes);
            Assert.Equal([1f], Assert.Single(file.Tensors).Value.ToFloats());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256);
        }
    }

    public static TheoryData<byte[], string> Foreign => new()
    {
        { [], "is empty" },
        { "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"u8.ToArray(), "run `git lfs pull`" },
        { "<!DOCTYPE html>\n<html>"u8.ToArray(), "is a web page" },
        { "\ufeff\r\n <HTML>"u8.ToArray(), "is a web page" },
        { "<?xml version='1.0'?><Error>"u8.ToArray(), "is a web page" },
        { [0x89, .. "HDF\r\n\u001a\n"u8, 0], "is HDF5" },
        { [0x93, .. "NUMPY"u8, 1, 0], "is a numpy array" },
        { [0x1f, 0x8b, 8, 0], "unpack it" },
        { [.. new byte[257], .. "ustar"u8, .. new byte[250]], "before 0.1.10" },
        { PickleWriter.Pickle(new Dictionary<string, object?> { ["w"] = 1 }), "is a plain pickle" },
        { PickleWriter.Pickle(new Dictionary<string, object?> { ["w"] = 1 }, protocol: 5), "is a plain pickle" },
        { [8, 7, 0x12, 7, .. "pytorch"u8], "give it as `onnx:`" },
        { "weights"u8.ToArray(), "of an unknown format" },
        { [0x80], "of an unknown format" },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void A_file_of_another_format_says_what_it_looks_like(byte[] bytes, string fault) =>
        Assert.Contains(fault, TorchFile.Refusal(bytes), StringComparison.Ordinal);

    [Fact]
    public void What_should_be_safetensors_is_told_what_is_wrong_with_that() =>
        Assert.Contains("is this a safetensors file?", TorchFile.Refusal(Encoding.ASCII.GetBytes("not weights"), "w.safetensors"), StringComparison.Ordinal);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(1000)]
    public void A_file_in_several_arrays_is_the_same_file(int segmentSize)
    {
        var bytes = new byte[200];
        new Random(1).NextBytes(bytes);
        var path = Path.Combine(_folder.FullName, "w");
        File.WriteAllBytes(path, bytes);

        var file = FileBytes.Read(path, segmentSize);

        Assert.Equal((200, Convert.ToHexStringLower(SHA256.HashData(bytes))), (file.Length, file.Sha256));
        for (var begin = 0; begin <= bytes.Length; begin += 13)
        {
            for (var count = 0; begin + count <= bytes.Length; count++)
                Assert.Equal(bytes[begin..(begin + count)], file.Slice(begin, count).ToArray());
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 201)]
    [InlineData(200, 1)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(0, -1)]
    public void A_part_beyond_the_file_is_an_error(long begin, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FileBytes.Of(new byte[200]).Slice(begin, count));

    private WeightFile Read(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return WeightFile.Read(path);
    }
}
