using System.Buffers.Binary;
using System.Security.Cryptography;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models;

public sealed class SafetensorsTests : IDisposable
{
    private const string OneTensor = """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    private readonly SafetensorsFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Tensors_come_with_their_names_shapes_and_values_whatever_their_order_in_the_header()
    {
        var file = _file.Read(
            """
            {"__metadata__": {"source": "here"},
             "b": {"dtype": "U8", "shape": [1, 2], "data_offsets": [4, 6]},
             "a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}
            """,
            [0, 0, 0x80, 0x3F, 7, 8]);

        Assert.Equal(["a", "b"], file.Tensors.Keys.Order());
        Assert.Equal([1f], file.Tensors["a"].ToFloats());
        Assert.Equal([1L, 2L], file.Tensors["b"].Shape);
        Assert.Equal([7f, 8f], file.Tensors["b"].ToFloats());
    }

    [Fact]
    public void The_hash_is_of_the_whole_file()
    {
        var bytes = SafetensorsFile.Bytes(OneTensor, new byte[8]);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), _file.Read(bytes).Sha256);
    }

    [Fact]
    public void A_scalar_has_the_shape_of_no_dimensions() => Assert.Equal([3f], Checked(_file.ReadOne<float>("F32", "[]", 3f), []));

    [Fact]
    public void A_tensor_may_be_empty() => Assert.Equal([], Checked(_file.ReadOne<float>("F32", "[4,0]"), [4, 0]));

    [Fact]
    public void Every_format_of_numbers_becomes_float32()
    {
        Assert.Equal([0.1f, -2f], _file.ReadOne<double>("F64", "[2]", 0.1, -2).ToFloats());
        Assert.Equal([0.25f, -65504f], _file.ReadOne<Half>("F16", "[2]", (Half)0.25f, Half.MinValue).ToFloats());
        Assert.Equal([1f, -3.140625f], _file.ReadOne<ushort>("BF16", "[2]", 0x3F80, 0xC049).ToFloats());
        Assert.Equal([1e15f, -7f], _file.ReadOne<long>("I64", "[2]", 1_000_000_000_000_000, -7).ToFloats());
        Assert.Equal([5f, -6f], _file.ReadOne<int>("I32", "[2]", 5, -6).ToFloats());
        Assert.Equal([5f, -6f], _file.ReadOne<short>("I16", "[2]", 5, -6).ToFloats());
        Assert.Equal([5f, -6f], _file.ReadOne<sbyte>("I8", "[2]", 5, -6).ToFloats());
        Assert.Equal([5f, 250f], _file.ReadOne<byte>("U8", "[2]", 5, 250).ToFloats());
        Assert.Equal([0f, 1f, 1f], _file.ReadOne<byte>("BOOL", "[3]", 0, 1, 2).ToFloats());
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var whole = SafetensorsFile.Bytes(OneTensor, new byte[8]);

        for (var length = 0; length < whole.Length; length++)
            Assert.Contains("get it again", _file.Refusal(whole[..length]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000_001ul)]
    [InlineData(ulong.MaxValue)]
    public void An_absurdly_long_header_is_refused_before_any_memory_is_taken(ulong length)
    {
        var bytes = SafetensorsFile.Bytes(OneTensor, new byte[8]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);

        Assert.Contains($"a header of {length} bytes", _file.Refusal(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData(" {}")]
    [InlineData("{")]
    [InlineData("""{"\ud800":{}}""")]
    public void A_header_that_is_no_JSON_object_is_refused(string header) =>
        Assert.Contains("is this a safetensors file?", _file.Refusal(header, 0), StringComparison.Ordinal);

    [Theory]
    [InlineData("1", "is no JSON object")]
    [InlineData("""{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}""", "distinct members")]
    [InlineData("""{"shape":[2],"data_offsets":[0,8]}""", "no dtype")]
    [InlineData("""{"dtype":"F8_E4M3","shape":[8],"data_offsets":[0,8]}""", "F8_E4M3, which is not read; save it as F32")]
    [InlineData("""{"dtype":"F32","data_offsets":[0,8]}""", "no shape")]
    [InlineData("""{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}""", "no shape")]
    [InlineData("""{"dtype":"F32","shape":[2.5],"data_offsets":[0,8]}""", "no shape")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[0]}""", "no pair of data_offsets")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[0,99999999999999999999]}""", "no pair of data_offsets")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[8,0]}""", "ends at byte 0, before it begins at 8")]
    [InlineData("""{"dtype":"F32","shape":[3],"data_offsets":[0,12]}""", "ends at byte 12 of 8")]
    [InlineData("""{"dtype":"F32","shape":[3],"data_offsets":[0,8]}""", "are no F32 of shape 3")]
    [InlineData("""{"dtype":"F64","shape":[2],"data_offsets":[0,8]}""", "are no F64 of shape 2")]
    [InlineData("""{"dtype":"F32","shape":[4611686018427387904,2],"data_offsets":[0,8]}""", "are no F32 of shape")]
    [InlineData("""{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}""", "ends at byte 9223372036854775807")]
    public void A_wrong_entry_is_refused_with_the_tensor_and_the_fault(string entry, string fault)
    {
        var refusal = _file.Refusal($$"""{"x":{{entry}} }""", 8);

        Assert.StartsWith("tensor 'x': ", refusal, StringComparison.Ordinal);
        Assert.Contains(fault, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 4, 2, 6, "tensor 'b': begins at byte 2, inside tensor 'a'")]
    [InlineData(0, 4, 0, 4, "tensor 'b': begins at byte 0, inside tensor 'a'")]
    [InlineData(0, 4, 5, 9, "tensor 'b': begins at byte 5, a gap after byte 4")]
    [InlineData(1, 5, 5, 9, "tensor 'a': begins at byte 1, a gap after byte 0")]
    [InlineData(0, 4, 4, 8, "the last 1 bytes belong to no tensor")]
    public void Bytes_belong_to_one_tensor_each(int begin, int end, int otherBegin, int otherEnd, string fault)
    {
        static string Entry(int begin, int end) => $$"""{"dtype":"F32","shape":[1],"data_offsets":[{{begin}},{{end}}]}""";
        var header = $$"""{"a":{{Entry(begin, end)}},"b":{{Entry(otherBegin, otherEnd)}} }""";

        Assert.StartsWith(fault, _file.Refusal(header, 9), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_given_twice_is_refused()
    {
        const string entry = """{"dtype":"F32","shape":[0],"data_offsets":[0,0]}""";

        Assert.StartsWith("tensor 'x': is named twice", _file.Refusal($$"""{"x":{{entry}},"x":{{entry}} }""", 0), StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_other_than_text_is_refused() =>
        Assert.Contains("__metadata__", _file.Refusal("""{"__metadata__":{"epoch":3}}""", 0), StringComparison.Ordinal);

    [Fact]
    public void A_name_with_line_breaks_stays_on_one_line() =>
        Assert.StartsWith("tensor 'a?b': ", _file.Refusal("""{"a\nb":1}""", 0), StringComparison.Ordinal);

    [Theory]
    [InlineData("absent.safetensors")]
    [InlineData("absent.pth")]
    [InlineData("no/such/folder/absent")]
    public void A_file_that_is_not_there_is_refused(string path) => Assert.Equal(
        $"{path}: there is no such file; check the path of the weights",
        Assert.Throws<InputException>(() => WeightFile.Read(path)).Message);

    [Fact]
    public void Numbers_go_only_to_memory_of_their_length() =>
        Assert.Throws<ArgumentException>(() => _file.ReadOne<float>("F32", "[2]", 1, 2).CopyTo(new float[3]));

    private static float[] Checked(WeightTensor tensor, long[] shape)
    {
        Assert.Equal(shape, tensor.Shape);
        return tensor.ToFloats();
    }
}
