using System.Text;
using RobustBench.Models.Weights;

namespace RobustBench.Tests.Models.Weights;

public sealed class PickleTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Protocols_since_2_are_read(int protocol)
    {
        static object Top(TorchFile torch) => new Dictionary<string, object?> { ["w"] = torch.Tensor([1, 2], 2) };

        Assert.Equal([1f, 2], WeightFile.Parse("w.pt", TorchFile.Zip(Top, protocol)).Tensors["w"].ToFloats());
        Assert.Equal([1f, 2], WeightFile.Parse("w.pt", TorchFile.Legacy(Top, protocol)).Tensors["w"].ToFloats());
    }

    [Theory]
    [InlineData("posix", "system")]
    [InlineData("os", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("__builtin__", "getattr")]
    [InlineData("torch", "load")]
    [InlineData("torch.storage", "_load_from_bytes")]
    [InlineData("torch._utils", "_import_dotted_name")]
    [InlineData("numpy.core.multiarray", "_reconstruct")]
    public void A_name_that_no_state_dict_needs_is_refused_with_its_place(string module, string name)
    {
        object Top(TorchFile torch) => new Dictionary<string, object?> { ["w"] = torch.Tensor([1], 1), ["x"] = new Called(module, name, "touch x") };

        foreach (var file in new[] { TorchFile.Zip(Top), TorchFile.Legacy(Top) })
        {
            var place = file.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"c{module}\n{name}\n"));
            Assert.Equal(
                $"the pickle names `{module}.{name}` at byte {place}, which a state dict does not need; nothing of it was run: "
                + "save `model.state_dict()` alone, or get the file from a source that you trust",
                TorchFile.Refusal(file));
        }
    }

    [Theory]
    [InlineData("__main__", "Net")]
    [InlineData("torchvision.models.resnet", "ResNet")]
    [InlineData("torch.nn.modules.conv", "Conv2d")]
    public void A_whole_model_is_refused_for_its_state_dict(string module, string name) => Assert.EndsWith(
        "save `model.state_dict()` instead of the model",
        TorchFile.Refusal(_ => new Called(module, name)),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("torch._utils", "_rebuild_sparse_tensor", "sparse")]
    [InlineData("torch._utils", "_rebuild_qtensor", "quantized")]
    [InlineData("torch._utils", "_rebuild_meta_tensor_no_storage", "without numbers")]
    [InlineData("torch", "ComplexFloatStorage", "complex")]
    [InlineData("torch", "QInt8Storage", "quantized")]
    public void Tensors_that_are_not_read_are_refused_by_their_kind(string module, string name, string kind)
    {
        var refusal = TorchFile.Refusal(_ => new Dictionary<string, object?> { ["x"] = new Called(module, name) });

        Assert.Contains($"a tensor that is {kind}", refusal, StringComparison.Ordinal);
        Assert.Contains($"`{module}.{name}`", refusal, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Values => new()
    {
        { "INT", "I-12\n"u8.ToArray() },
        { "INT as a bool", "I01\n"u8.ToArray() },
        { "LONG", "L123456789012345678901234567890L\n"u8.ToArray() },
        { "FLOAT", "F1.5e3\n"u8.ToArray() },
        { "STRING", "S'abc'\n"u8.ToArray() },
        { "UNICODE", "Vabc\n"u8.ToArray() },
        { "BININT", [(byte)'J', 1, 2, 3, 0xff] },
        { "BININT2", [(byte)'M', 1, 2] },
        { "LONG1 of no bytes", [0x8a, 0] },
        { "LONG1 of 20 bytes", [0x8a, 20, .. new byte[20]] },
        { "LONG4", [0x8b, 2, 0, 0, 0, 1, 2] },
        { "BINSTRING", [(byte)'T', 2, 0, 0, 0, 0xff, 1] },
        { "SHORT_BINSTRING", [(byte)'U', 1, 0xff] },
        { "SHORT_BINUNICODE", [0x8c, 1, (byte)'x'] },
        { "BINUNICODE8", [0x8d, 1, 0, 0, 0, 0, 0, 0, 0, (byte)'x'] },
        { "BINBYTES", [(byte)'B', 1, 0, 0, 0, 7] },
        { "SHORT_BINBYTES", [(byte)'C', 1, 7] },
        { "BINBYTES8", [0x8e, 1, 0, 0, 0, 0, 0, 0, 0, 7] },
        { "BYTEARRAY8", [0x96, 1, 0, 0, 0, 0, 0, 0, 0, 7] },
        { "EMPTY_SET, ADDITEMS", [0x8f, .. "(K\u0001K\u0002"u8, 0x90] },
        { "FROZENSET", [.. "(K\u0001"u8, 0x91] },
        { "LIST", "(K\u0001K\u0002l"u8.ToArray() },
        { "DICT", "(K\u0001K\u0002d"u8.ToArray() },
        { "APPEND", "]K\u0001a"u8.ToArray() },
        { "SETITEM", "}K\u0001K\u0002s"u8.ToArray() },
        { "TUPLE1, TUPLE2, TUPLE3", [.. "K\u0001"u8, 0x85, .. "K\u0001"u8, 0x86, .. "NN"u8, 0x87] },
        { "EMPTY_TUPLE", ")"u8.ToArray() },
        { "DUP, POP", "N20"u8.ToArray() },
        { "MARK, POP_MARK", "N(NN1"u8.ToArray() },
        { "POP of a mark", "N(0"u8.ToArray() },
        { "PUT, GET", "]p300\n0g300\n"u8.ToArray() },
        { "LONG_BINPUT, LONG_BINGET", "]r\u0000\u0001\u0000\u00000j\u0000\u0001\u0000\u0000"u8.ToArray() },
        { "MEMOIZE", [(byte)']', 0x94] },
        { "FRAME", [0x95, 1, 0, 0, 0, 0, 0, 0, 0, (byte)'N'] },
        { "BUILD", "]}b"u8.ToArray() },
        { "NEWOBJ", [.. "cargparse\nNamespace\n)"u8, 0x81, .. "}b"u8] },
        { "NEWOBJ_EX", [.. "cargparse\nNamespace\n)}"u8, 0x92] },
        { "INST", "(icollections\nOrderedDict\n"u8.ToArray() },
        { "OBJ", "(ccollections\nOrderedDict\no"u8.ToArray() },
        { "a numpy number", [.. "cnumpy.core.multiarray\nscalar\ncnumpy\ndtype\nU\u0002f8"u8, 0x89, 0x88, 0x87, .. "RU\u0008"u8, .. new byte[8], 0x86, (byte)'R'] },
        { "bytes of protocol 2", [.. "c_codecs\nencode\nX\u0001\u0000\u0000\u0000xX\u0006\u0000\u0000\u0000latin1"u8, 0x86, (byte)'R'] },
        { "a set of protocol 2", [.. "c__builtin__\nset\n]K\u0001a"u8, 0x85, (byte)'R'] },
        { "a defaultdict with items", [.. "ccollections\ndefaultdict\nc__builtin__\nlist\n"u8, 0x85, .. "RK\u0001]s"u8] },
        { "a list filled by its elements", [.. "ccollections\nCounter\n}"u8, 0x85, .. "R]a"u8] },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_beside_the_tensors_are_passed_over(string opcode, byte[] value)
    {
        var file = TorchFile.Read(torch => new Dictionary<string, object?> { [opcode] = new Raw(value), ["w"] = torch.Tensor([1], 1) });

        Assert.Equal("w", Assert.Single(file.Tensors).Key);
    }

    public static TheoryData<string, byte[]> Faults => new()
    {
        { "no opcode 0xff", [0xff] },
        { "an empty stack", "000000000000"u8.ToArray() },
        { "an empty stack", "(R"u8.ToArray() },
        { "a mark that it never set", "tttttttttt"u8.ToArray() },
        { "recalls 7", "h\u0007"u8.ToArray() },
        { "other than a number", "gx\n"u8.ToArray() },
        { "a key without a value", "}(Nu"u8.ToArray() },
        { "no list where it needs one", "}Na"u8.ToArray() },
        { "no dictionary where it needs one", "]NNs"u8.ToArray() },
        { "no arguments where it needs one", "NNR"u8.ToArray() },
        { "calls what can't be called", "N)R"u8.ToArray() },
        { "calls what can't be called", "ctorch\nFloatStorage\n)R"u8.ToArray() },
        { "an object of nothing", "(o"u8.ToArray() },
        { "no name where it needs one", [(byte)'N', (byte)'N', 0x93] },
        { "no number where it needs one", "Fx\n"u8.ToArray() },
        { "ends in the middle", [(byte)'X', 0xff, 0xff, 0xff, 0xff] },
        { "ends in the middle", [0x8e, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff] },
        { "ends in the middle", "cno line feed"u8.ToArray() },
        { "of protocol 1", [0x80, 1] },
        { "of protocol 6", [0x80, 6] },
        { "another way than torch.save", ")Q"u8.ToArray() },
        { "another way than torch.save", "NQ"u8.ToArray() },
        { "PyTorch before 0.1.10", "P7\n"u8.ToArray() },
        { "extension registry", [0x82, 1] },
        { "outside of the file", [0x97] },
        { "other arguments", "ctorch._utils\n_rebuild_tensor_v2\n)R"u8.ToArray() },
        { "other arguments", "ctorch\nTensor\n)R"u8.ToArray() },
        { "names `x.`", "cx\n\n"u8.ToArray() },
        { "names `x?.y`", "cx\r\ny\n"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_pickle_that_breaks_the_format_is_refused(string fault, byte[] opcodes)
    {
        var refusal = TorchFile.Refusal(TorchFile.Zip(_ => new Raw(opcodes)));

        Assert.StartsWith("the pickle ", refusal, StringComparison.Ordinal);
        Assert.Contains(fault, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_that_is_to_be_conjugated_is_refused() => Assert.Contains(
        "`torch._utils._rebuild_tensor_v2` has other arguments",
        TorchFile.Refusal(torch =>
        {
            var plain = torch.Tensor([1], 1);
            return new Called(plain.Callee, [.. plain.Arguments, new Dictionary<string, object?> { ["neg"] = true }]);
        }),
        StringComparison.Ordinal);

    [Fact]
    public void Calls_are_not_nested_by_a_tensor_of_a_tensor_of_a_tensor() => Assert.Contains(
        "`torch._tensor._rebuild_from_type_v2` has other arguments",
        TorchFile.Refusal(_ => new Called(
            "torch._tensor",
            "_rebuild_from_type_v2",
            new Named("torch._tensor", "_rebuild_from_type_v2"),
            new Named("torch", "Tensor"),
            Array.Empty<object?>(),
            null)),
        StringComparison.Ordinal);
}
