namespace RobustBench.Tests.Models.Weights;

public sealed class StateDictTests
{
    [Theory]
    [InlineData("state_dict")]
    [InlineData("model_state_dict")]
    [InlineData("model")]
    [InlineData("net")]
    [InlineData("network")]
    [InlineData("model_state")]
    [InlineData("state_dict_ema")]
    [InlineData("model_ema")]
    [InlineData("ema")]
    public void The_state_dict_is_found_in_a_checkpoint(string key)
    {
        var file = TorchFile.Read(torch => new Dictionary<string, object?>
        {
            ["epoch"] = 90,
            ["best"] = 91.75,
            ["optimizer"] = new Dictionary<string, object?> { ["exp_avg"] = torch.Tensor([9], 1), ["lr"] = null },
            [key] = new Dictionary<string, object?> { ["w"] = torch.Tensor([1], 1) },
            ["loss"] = torch.Tensor([8], 1),
        });

        Assert.Equal([1f], Assert.Single(file.Tensors).Value.ToFloats());
        Assert.Null(file.Note);
    }

    [Theory]
    [InlineData("state_dict", "model_state_dict", "model", "net", "network", "model_state", "state_dict_ema", "model_ema", "ema")]
    [InlineData("model", "ema")]
    [InlineData("state_dict", "state_dict_ema")]
    public void Of_several_state_dicts_the_likeliest_is_taken_and_named(params string[] keys)
    {
        var file = TorchFile.Read(torch => keys.Reverse().ToDictionary(
            key => key, key => (object?)new Dictionary<string, object?> { [key] = torch.Tensor([1], 1) }));

        Assert.Equal(keys[0], Assert.Single(file.Tensors).Key);
        Assert.Equal($"of `{string.Join("`, `", keys)}` the first was taken", file.Note);
    }

    [Fact]
    public void State_dicts_may_be_nested() => Assert.Equal("w", OnlyName(torch => new Dictionary<string, object?>
    {
        ["model"] = new Dictionary<string, object?>
        {
            ["state_dict"] = new Dictionary<string, object?> { ["w"] = torch.Tensor([1], 1) },
            ["epoch"] = 3,
        },
    }));

    [Fact]
    public void A_network_may_have_a_part_called_model() => Assert.Equal("model", OnlyName(torch => new Dictionary<string, object?>
    {
        ["model"] = torch.Tensor([1], 1),
    }));

    [Theory]
    [InlineData("module.w", "w")]
    [InlineData("_orig_mod.w", "w")]
    [InlineData("module._orig_mod.module.w", "w")]
    [InlineData("model.w", "model.w")]
    [InlineData("modules.w", "modules.w")]
    public void What_wrappers_put_before_every_name_is_taken_off(string name, string expected) =>
        Assert.Equal(expected, OnlyName(torch => new Dictionary<string, object?> { [name] = torch.Tensor([1], 1) }));

    [Fact]
    public void A_prefix_that_not_all_names_have_belongs_to_the_names()
    {
        var file = TorchFile.Read(torch => new Dictionary<string, object?>
        {
            ["module.a"] = torch.Tensor([1], 1),
            ["b"] = torch.Tensor([2], 1),
        });

        Assert.Equal(["b", "module.a"], file.Tensors.Keys.Order());
    }

    [Fact]
    public void What_is_no_tensor_in_a_state_dict_is_left_out() => Assert.Equal("w", OnlyName(torch => new Dictionary<string, object?>
    {
        ["_extra_state"] = new Dictionary<string, object?> { ["version"] = 1 },
        ["steps"] = 3,
        ["w"] = torch.Tensor([1], 1),
        ["scales"] = new List<object?> { torch.Tensor([1], 1) },
    }));

    [Fact]
    public void Of_two_tensors_with_one_name_the_later_counts()
    {
        var file = TorchFile.Read(torch => new Called(
            "collections",
            "OrderedDict",
            new List<object?> { new object?[] { "w", torch.Tensor([1], 1) }, new List<object?> { "w", torch.Tensor([2], 1) } }));

        Assert.Equal([2f], Assert.Single(file.Tensors).Value.ToFloats());
    }

    [Fact]
    public void What_is_no_state_dict_says_what_it_is()
    {
        Assert.Equal(
            "holds no state dict but a dictionary with `epoch`, `lr`; save `model.state_dict()`",
            TorchFile.Refusal(_ => new Dictionary<string, object?> { ["epoch"] = 3, ["lr"] = 0.1 }));
        Assert.Contains("but a dictionary with no names", TorchFile.Refusal(_ => new Dictionary<string, object?>()), StringComparison.Ordinal);
        Assert.Contains("but a single tensor", TorchFile.Refusal(torch => torch.Tensor([1], 1)), StringComparison.Ordinal);
        Assert.Contains("but a list", TorchFile.Refusal(torch => new List<object?> { torch.Tensor([1], 1) }), StringComparison.Ordinal);
        Assert.Contains("but nothing", TorchFile.Refusal(_ => null), StringComparison.Ordinal);
        Assert.Contains("but a single value", TorchFile.Refusal(_ => 3), StringComparison.Ordinal);
    }

    [Fact]
    public void A_dictionary_that_contains_itself_is_no_state_dict()
    {
        // EMPTY_DICT, BINPUT 0, BINUNICODE 'model', BINGET 0, SETITEM
        var self = new Raw([(byte)'}', (byte)'q', 0, (byte)'X', 5, 0, 0, 0, .. "model"u8, (byte)'h', 0, (byte)'s']);

        Assert.Contains("holds no state dict but a dictionary with `model`", TorchFile.Refusal(_ => self), StringComparison.Ordinal);
    }

    private static string OnlyName(Func<TorchFile, object?> top) => Assert.Single(TorchFile.Read(top).Tensors).Key;
}
