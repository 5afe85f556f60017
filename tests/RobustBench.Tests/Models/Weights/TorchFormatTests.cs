using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models.Weights;

public sealed class TorchFormatTests
{
    private static readonly byte[] Pickle = PickleWriter.Pickle(new Dictionary<string, object?>
    {
        ["w"] = TorchFile.View(new TorchFile().Storage("FloatStorage", 0f), 0, [1], [1]),
    });

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "")]
    [InlineData(true, "a comment with PK\u0005\u0006 in it")]
    public void Archives_are_read_with_zip64_records_and_comments(bool wide, string comment)
    {
        var file = WeightFile.Parse("w.pth", Archive(new ZipWriter { Wide = wide }).Done(comment));

        Assert.Equal([1f], file.Tensors["w"].ToFloats());
    }

    [Theory]
    [InlineData("little", null)]
    [InlineData("big", "was saved on a big-endian machine; load and save it on a little-endian one")]
    public void The_order_of_bytes_is_heeded(string order, string? refusal)
    {
        var bytes = Archive().Add("a/byteorder", System.Text.Encoding.ASCII.GetBytes(order)).Done();

        if (refusal is null)
            Assert.Single(WeightFile.Parse("w.pth", bytes).Tensors);
        else
            Assert.Equal(refusal, TorchFile.Refusal(bytes));
    }

    [Fact]
    public void A_compressed_entry_is_refused() => Assert.Contains(
        "'a/data.pkl' is compressed", TorchFile.Refusal(new ZipWriter().Add("a/data.pkl", Pickle, method: 8).Done()), StringComparison.Ordinal);

    [Fact]
    public void TorchScript_is_sent_to_its_own_key()
    {
        var bytes = Archive().Add("a/constants.pkl", []).Add("a/code/__torch__.py", [1], method: 8).Done();

        Assert.Equal("is a TorchScript archive; give it as `torchscript:` instead of `weights:`", TorchFile.Refusal(bytes));
    }

    [Fact]
    public void Archives_of_others_are_refused()
    {
        Assert.Contains("is a numpy archive", TorchFile.Refusal(new ZipWriter().Add("x.npy", []).Done()), StringComparison.Ordinal);
        Assert.Contains("without NAME/data.pkl", TorchFile.Refusal(new ZipWriter().Add("x.txt", []).Done()), StringComparison.Ordinal);
        Assert.Contains("without NAME/data.pkl", TorchFile.Refusal(new ZipWriter().Done()), StringComparison.Ordinal);
        Assert.Contains("2 entries NAME/data.pkl", TorchFile.Refusal(Archive().Add("b/data.pkl", []).Done()), StringComparison.Ordinal);
    }

    [Fact]
    public void Archives_that_lie_are_refused()
    {
        Assert.Contains("entries that overlap at byte 0", Lying(zip => zip.Add("x", [], at: 0)), StringComparison.Ordinal);
        Assert.Contains("ends before 'x' does", Lying(zip => zip.Add("x", [1], at: 1 << 20)), StringComparison.Ordinal);
        Assert.Contains("ends before 'x' does", Lying(zip => zip.Add("x", [1], size: 1 << 20)), StringComparison.Ordinal);
        Assert.Contains("reach into its directory", Lying(zip => zip.Add("x", [1], size: 20)), StringComparison.Ordinal);
        Assert.Contains("has no 'x' where it says", Lying(zip => zip.Add("x", [1], at: 5)), StringComparison.Ordinal);
        Assert.Contains("has 'a/data.pkl' twice", Lying(zip => zip.Add("a/data.pkl", [])), StringComparison.Ordinal);
        Assert.Contains("has 2 entries where it says 3", TorchFile.Refusal(Archive().Done(count: 3)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_the_numbers_of_a_tensor_is_refused() => Assert.Contains(
        "tensor 'w': has no numbers in the file, which should be under '0'",
        TorchFile.Refusal(new ZipWriter().Add("a/data.pkl", Pickle).Done()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void A_storage_of_another_length_than_the_pickle_says_is_refused(int bytes) => Assert.Contains(
        $"tensor 'w': has {bytes} bytes stored for 1 F32",
        TorchFile.Refusal(new ZipWriter().Add("a/data.pkl", Pickle).Add("a/data/0", new byte[bytes]).Done()),
        StringComparison.Ordinal);

    [Fact]
    public void The_older_format_heeds_its_version_and_the_order_of_bytes()
    {
        static object Top(TorchFile torch) => new Dictionary<string, object?> { ["w"] = torch.Tensor([1], 1) };

        Assert.Contains("big-endian", TorchFile.Refusal(TorchFile.Legacy(Top, littleEndian: false)), StringComparison.Ordinal);
        Assert.Contains("another version than 1001", TorchFile.Refusal(TorchFile.Legacy(Top, version: 1000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2, "2,3")]
    [InlineData(0, 4, "1,2,3,4")]
    public void The_older_format_knows_views_of_storages(int first, int count, string expected)
    {
        var bytes = TorchFile.Legacy(torch =>
        {
            var storage = torch.Storage("FloatStorage", 1f, 2f, 3f, 4f);
            var view = new Persistent([.. storage.Id, (object?[])["view", first, count]]);
            return new Dictionary<string, object?> { ["w"] = TorchFile.View(view, 0, [count], [1]) };
        });

        Assert.Equal(expected, string.Join(',', WeightFile.Parse("w.pth", bytes).Tensors["w"].ToFloats()));
    }

    [Fact]
    public void A_view_of_a_storage_is_a_limit_too() => Assert.Contains(
        "goes beyond the 2 numbers",
        TorchFile.Refusal(TorchFile.Legacy(torch =>
        {
            var view = new Persistent([.. torch.Storage("FloatStorage", 1f, 2f, 3f, 4f).Id, (object?[])["view", 0, 2]]);
            return new Dictionary<string, object?> { ["w"] = TorchFile.View(view, 1, [2], [1]) };
        })),
        StringComparison.Ordinal);

    private static ZipWriter Archive(ZipWriter? zip = null) =>
        (zip ?? new ZipWriter()).Add("a/data.pkl", Pickle).Add("a/data/0", BitConverter.GetBytes(1f));

    private static string Lying(Func<ZipWriter, ZipWriter> lie) => TorchFile.Refusal(lie(Archive()).Done());
}
