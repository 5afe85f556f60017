using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models.Weights;

/// <summary>Every fact holds for the zip format and the one before it.</summary>
public sealed class TorchTensorTests
{
    [Fact]
    public void Tensors_come_with_their_names_shapes_and_values()
    {
        var file = TorchFile.Read(torch => new Dictionary<string, object?>
        {
            ["conv.weight"] = torch.Tensor([1, 2, 3, 4, 5, 6], 2, 3),
            ["conv.bias"] = torch.Tensor([7, 8], 2),
        });

        Assert.Equal(["conv.bias", "conv.weight"], file.Tensors.Keys.Order());
        Assert.Equal([2L, 3L], file.Tensors["conv.weight"].Shape);
        Assert.Equal([1f, 2, 3, 4, 5, 6], file.Tensors["conv.weight"].ToFloats());
        Assert.Equal([7f, 8], file.Tensors["conv.bias"].ToFloats());
        Assert.Null(file.Note);
    }

    [Fact]
    public void Every_format_of_numbers_becomes_float32()
    {
        Assert.Equal([0.1f, -2f], Numbers("DoubleStorage", 0.1, -2));
        Assert.Equal([0.25f, -65504f], Numbers("HalfStorage", (Half)0.25f, Half.MinValue));
        Assert.Equal([1f, -3.140625f], Numbers<ushort>("BFloat16Storage", 0x3F80, 0xC049));
        Assert.Equal([1e15f, -7f], Numbers("LongStorage", 1_000_000_000_000_000, -7));
        Assert.Equal([5f, -6f], Numbers("IntStorage", 5, -6));
        Assert.Equal([5f, -6f], Numbers<short>("ShortStorage", 5, -6));
        Assert.Equal([5f, -6f], Numbers<sbyte>("CharStorage", 5, -6));
        Assert.Equal([5f, 250f], Numbers<byte>("ByteStorage", 5, 250));
        Assert.Equal([0f, 1f], Numbers("BoolStorage", false, true));
    }

    [Theory]
    [InlineData(0, new[] { 2, 3 }, new[] { 3, 1 }, new[] { 0f, 1, 2, 3, 4, 5 })]
    [InlineData(1, new[] { 3 }, new[] { 2 }, new[] { 1f, 3, 5 })]
    [InlineData(0, new[] { 3, 2 }, new[] { 1, 3 }, new[] { 0f, 3, 1, 4, 2, 5 })]
    [InlineData(4, new[] { 2, 2 }, new[] { 0, 1 }, new[] { 4f, 5, 4, 5 })]
    [InlineData(5, new[] { 1, 1 }, new[] { 1000, 1000 }, new[] { 5f })]
    [InlineData(2, new int[0], new int[0], new[] { 2f })]
    [InlineData(6, new[] { 0, 9 }, new[] { 9, 1 }, new float[0])]
    public void A_tensor_may_be_any_view_of_a_storage(int offset, int[] shape, int[] strides, float[] expected)
    {
        var tensor = One(torch => TorchFile.View(torch.Storage("FloatStorage", 0f, 1f, 2f, 3f, 4f, 5f), offset, shape, strides));

        Assert.Equal(shape.Select(size => (long)size), tensor.Shape);
        Assert.Equal(expected.Length, tensor.Count);
        Assert.Equal(expected, tensor.ToFloats());
    }

    [Fact]
    public void A_large_strided_tensor_is_gathered_whole()
    {
        var numbers = Enumerable.Range(0, 50 * 61).Select(i => (float)i).ToArray();
        var tensor = One(torch => TorchFile.View(torch.Storage("FloatStorage", numbers), 0, [61, 50], [1, 61]));

        Assert.Equal(Enumerable.Range(0, 61).SelectMany(row => Enumerable.Range(0, 50).Select(column => numbers[(column * 61) + row])), tensor.ToFloats());
    }

    [Fact]
    public void Several_tensors_may_share_a_storage()
    {
        var file = TorchFile.Read(torch =>
        {
            var shared = torch.Storage("FloatStorage", 1f, 2f, 3f);
            return new Dictionary<string, object?>
            {
                ["a"] = TorchFile.View(shared, 0, [2], [1]),
                ["b"] = TorchFile.View(shared, 1, [2], [1]),
            };
        });

        Assert.Equal([1f, 2f], file.Tensors["a"].ToFloats());
        Assert.Equal([2f, 3f], file.Tensors["b"].ToFloats());
    }

    [Fact]
    public void Four_bytes_expanded_without_end_take_no_memory()
    {
        var tensor = One(torch => TorchFile.View(torch.Storage("FloatStorage", 1f), 0, [1L << 31, 1L << 31], [0, 0]));

        Assert.Equal((1L << 62, 1), (tensor.Count, tensor.Stored));
    }

    [Theory]
    [InlineData(0, new[] { 7L }, new[] { 1L }, "goes beyond the 6 numbers")]
    [InlineData(6, new[] { 1L }, new[] { 1L }, "goes beyond")]
    [InlineData(-1, new[] { 1L }, new[] { 1L }, "goes beyond")]
    [InlineData(0, new[] { 2L }, new[] { -1L }, "goes beyond")]
    [InlineData(0, new[] { 2L, 2L }, new[] { 5L, 1L }, "goes beyond")]
    [InlineData(0, new[] { long.MaxValue }, new[] { long.MaxValue }, "goes beyond")]
    [InlineData(long.MaxValue, new[] { 2L }, new[] { long.MaxValue }, "goes beyond")]
    [InlineData(0, new[] { -1L }, new[] { 1L }, "the shape -1, which is none")]
    [InlineData(0, new[] { 1L << 32, 1L << 32 }, new[] { 0L, 0L }, "which is none")]
    public void A_view_beyond_its_storage_is_refused(long offset, long[] shape, long[] strides, string fault)
    {
        var refusal = TorchFile.Refusal(torch => new Dictionary<string, object?>
        {
            ["x"] = TorchFile.View(torch.Storage("FloatStorage", 0f, 1f, 2f, 3f, 4f, 5f), offset, shape, strides),
        });

        Assert.StartsWith("tensor 'x': ", refusal, StringComparison.Ordinal);
        Assert.Contains(fault, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_and_subclasses_are_the_tensors_in_them()
    {
        var file = TorchFile.Read(torch => new Dictionary<string, object?>
        {
            ["parameter"] = new Called("torch._utils", "_rebuild_parameter", torch.Tensor([1], 1), true, new Called("collections", "OrderedDict")),
            ["with attributes"] = new Called(
                "torch._tensor",
                "_rebuild_from_type_v2",
                new Named("torch._utils", "_rebuild_tensor_v2"),
                new Named("torch", "Tensor"),
                torch.Tensor([2], 1).Arguments,
                new Dictionary<string, object?> { ["note"] = "x" }),
            ["first kind"] = new Called("torch._utils", "_rebuild_tensor", torch.Storage("FloatStorage", 3f), 0, (object?[])[1], (object?[])[1]),
            ["size by class"] = new Called(
                "torch._utils", "_rebuild_tensor", torch.Storage("FloatStorage", 4f), 0, new Called("torch", "Size", (object)(object?[])[1]), (object?[])[1]),
        });

        Assert.Equal([1f, 2, 3, 4], file.Tensors.Values.Select(tensor => Assert.Single(tensor.ToFloats())));
    }

    private static float[] Numbers<T>(string type, params T[] numbers) where T : struct =>
        One(torch => TorchFile.View(torch.Storage(type, numbers), 0, [numbers.Length], [1])).ToFloats();

    private static WeightTensor One(Func<TorchFile, Called> tensor) =>
        WeightFile.Parse("weights.pth", TorchFile.Zip(torch => new Dictionary<string, object?> { ["x"] = tensor(torch) })).Tensors["x"];
}
