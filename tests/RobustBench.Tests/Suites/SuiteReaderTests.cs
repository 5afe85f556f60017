using RobustBench.Data;
using RobustBench.Models.Architectures;
using RobustBench.Suites;

namespace RobustBench.Tests.Suites;

public sealed class SuiteReaderTests : IDisposable
{
    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shape_of_the_documented_example_is_read()
    {
        var suite = _folder.Read("""
            name: geirhos-grid
            description: Corruptions of Geirhos et al. 2018 on CIFAR-10
            seed: 2018                          # default 0
            labels: native
            stimulus: { size: 32, quantise: truncate }
            datasets:
              cifar: { kind: cifar-binary, path: "${HERE}/data.bin" }
            models:
              lenet: { architecture: captum_lenet, weights: "${HERE:-nowhere}/net.safetensors" }
            conditions:
              - clean
              - greyscale
              - contrast: { level: [0.05, 0.10, 0.30] }
              - low-pass: { std: [1, 3, 7] }
              - chain:
                  - greyscale
                  - uniform-noise: { width: 0.1 }
            """, ("HERE", _folder.Path));

        Assert.Equal(("geirhos-grid", 2018, 1000), (suite.Name, suite.Seed, suite.PartSize));
        Assert.Equal(
            ["clean", "greyscale", "contrast(level=0.05)", "contrast(level=0.1)", "contrast(level=0.3)", "low-pass(std=1)",
                "low-pass(std=3)", "low-pass(std=7)", "chain(greyscale;uniform-noise(width=0.1))"],
            suite.Conditions.Select(entry => entry.Condition.Key));
    }

    [Fact]
    public void A_data_set_has_its_kind_file_place_and_the_suites_stimulus()
    {
        var dataset = Assert.Single(_folder.Read($"{SuiteFolder.Head}stimulus: {{ size: 30, quantise: round }}\nconditions: [clean]").Datasets);

        Assert.Equal(("d", "cifar-binary"), (dataset.Key, dataset.Kind.Name));
        Assert.Equal(_folder.File("data.bin"), dataset.Settings.Text["path=".Length..]);
        Assert.Equal(new Place(_folder.SuitePath, 1, 13), dataset.Place);
        Assert.Equal(new StimulusOptions { Size = 30, Quantise = Quantisation.Round }, dataset.Stimulus);
    }

    [Theory]
    [InlineData("{ resize: 256, size: 224 }", 256, 224, Interpolation.Bilinear)]
    [InlineData("{ resize: 32, interpolation: nearest }", 32, null, Interpolation.Nearest)]
    [InlineData("{ resize: 8, size: 8, interpolation: bicubic }", 8, 8, Interpolation.Bicubic)]
    [InlineData("{ resize: 8, interpolation: bilinear }", 8, null, Interpolation.Bilinear)]
    public void A_stimulus_may_be_resized(string stimulus, int resize, int? size, Interpolation interpolation) => Assert.Equal(
        new StimulusOptions { Resize = resize, Size = size, Interpolation = interpolation },
        Assert.Single(_folder.Read($"{SuiteFolder.Head}stimulus: {stimulus}\nconditions: [clean]").Datasets).Stimulus);

    [Fact]
    public void A_data_set_may_have_a_stimulus_and_a_limit_of_its_own()
    {
        var dataset = Assert.Single(_folder.Read("""
            stimulus: { size: 30 }
            datasets: { d: { kind: cifar-binary, path: data.bin, limit: 2, stimulus: { size: 28 } } }
            models: { m: { architecture: captum_lenet, weights: net.safetensors } }
            conditions: [clean]
            """).Datasets);

        Assert.Equal((2, 28), (dataset.Limit, dataset.Stimulus.Size));
    }

    [Fact]
    public void A_model_has_its_architectures_preprocessing()
    {
        var model = Assert.Single(_folder.Read(SuiteFolder.Head + "conditions: [clean]").Models);

        Assert.Same(ArchitectureCatalogue.Find("captum_lenet"), model.Architecture);
        Assert.Equal(_folder.File("net.safetensors"), model.Weights);
        Assert.Same(model.Architecture?.Preprocessing, model.Preprocessing);
    }

    [Fact]
    public void A_models_own_preprocessing_replaces_what_it_names()
    {
        var model = Assert.Single(_folder.Read("""
            datasets: { d: { kind: cifar-binary, path: data.bin } }
            models: { m: { architecture: captum_lenet, weights: net.safetensors, preprocessing: { mean: [0, 1/4, 1] } } }
            conditions: [clean]
            """).Models);

        Assert.Equal([0f, 0.25f, 1f], model.Preprocessing.Mean);
        Assert.Equal(ArchitectureCatalogue.Find("captum_lenet")!.Preprocessing.Std, model.Preprocessing.Std);
        Assert.Equal(32, model.Preprocessing.Size);
    }

    [Theory]
    [InlineData("efficientnet_b1", "IMAGENET1K_V2", 255, 240, "bilinear", 0.485f)]
    [InlineData("vit_b_16", "IMAGENET1K_SWAG_E2E_V1", 384, 384, "bicubic", 0.485f)]
    [InlineData("googlenet", "IMAGENET1K_V1", 256, 224, "bilinear", 0.5f)]
    [InlineData("resnet50", "ram_in1k", 303, 288, "bicubic", 0.485f)]
    public void A_model_may_name_the_published_weights_whose_preprocessing_it_has(
        string architecture, string name, int resize, int size, string interpolation, float red)
    {
        var model = Assert.Single(_folder.Read($$"""
            datasets: { d: { kind: cifar-binary, path: data.bin } }
            models: { m: { architecture: {{architecture}}, weights: net.safetensors, preprocessing: {{name}} } }
            conditions: [clean]
            """).Models);

        Assert.Equal((name, resize, interpolation), (model.WeightSet!.Name, model.WeightSet.Resize, model.WeightSet.Interpolation));
        Assert.Equal((size, red), (model.Preprocessing.Size, model.Preprocessing.Mean[0]));
    }

    [Theory]
    [InlineData("torchscript", nameof(ModelFormat.TorchScript))]
    [InlineData("onnx", nameof(ModelFormat.Onnx))]
    public void A_model_may_be_a_file_that_holds_layers_and_weights(string key, string format)
    {
        var model = Assert.Single(_folder.Read($$"""
            datasets: { d: { kind: cifar-binary, path: data.bin } }
            models: { m: { {{key}}: net.safetensors, preprocessing: { mean: [0, 1/4, 1], std: [1, 2, 3] } } }
            conditions: [clean]
            """).Models);

        Assert.Equal((format, null, key), ($"{model.Format}", model.Architecture, model.Network));
        Assert.Equal(_folder.File("net.safetensors"), model.Weights);
        Assert.Equal([0f, 0.25f, 1f], model.Preprocessing.Mean);
        Assert.Equal([1f, 2f, 3f], model.Preprocessing.Std);
        Assert.Null(model.Preprocessing.Size);
    }

    [Fact]
    public void Such_a_file_may_have_a_size()
    {
        var model = Assert.Single(_folder.Read("""
            datasets: { d: { kind: cifar-binary, path: data.bin } }
            models: { m: { onnx: net.safetensors, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], size: 8 } } }
            conditions: [clean]
            """).Models);

        Assert.Equal(8, model.Preprocessing.Size);
    }

    [Fact]
    public void Without_a_name_the_suite_is_called_as_its_file() =>
        Assert.Equal("tiny", _folder.Read(SuiteFolder.Head + "conditions: [clean]").Name);

    [Fact]
    public void Without_a_seed_it_is_zero() =>
        Assert.Equal(0, _folder.Read(SuiteFolder.Head + "conditions: [clean]").Seed);

    [Fact]
    public void A_seed_may_be_negative_and_64_bits_long() =>
        Assert.Equal(long.MinValue, _folder.Read(SuiteFolder.Head + "seed: -9223372036854775808\nconditions: [clean]").Seed);

    [Fact]
    public void The_size_of_parts_is_the_suites_choice() =>
        Assert.Equal(7, _folder.Read(SuiteFolder.Head + "part-size: 7\nconditions: [clean]").PartSize);

    [Fact]
    public void The_text_is_kept_as_it_was_read()
    {
        var yaml = SuiteFolder.Head + "conditions: [clean] # that is all\n";

        Assert.Equal(yaml, _folder.Read(yaml).Text);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text() =>
        Assert.Single(_folder.Read("\uFEFF" + SuiteFolder.Head + "conditions: [clean]").Conditions);

    [Fact]
    public void Lines_may_end_in_carriage_returns_too() =>
        Assert.Single(_folder.Read((SuiteFolder.Head + "conditions: [clean]\n").ReplaceLineEndings("\r\n")).Conditions);

    [Theory]
    [InlineData("${A}", "one")]
    [InlineData("${A:-two}", "one")]
    [InlineData("${B:-two}", "two")]
    [InlineData("${EMPTY:-two}", "two")]
    [InlineData("x${A}-${B:-}${A}y", "xone-oney")]
    [InlineData("${B:-${A}", "${A")]
    [InlineData("$A ${1} ${}", "$A ${1} ${}")]
    public void Variables_are_replaced(string text, string replaced) =>
        Assert.Equal(replaced, _folder.Read($"name: '{text}'\n{SuiteFolder.Head}conditions: [clean]", ("A", "one"), ("EMPTY", "")).Name);

    [Fact]
    public void The_value_of_a_variable_is_not_read_again() =>
        Assert.Equal("${A}", _folder.Read($"name: '${{A}}'\n{SuiteFolder.Head}conditions: [clean]", ("A", "${A}")).Name);

    [Fact]
    public void Relative_paths_start_at_the_suites_folder()
    {
        var sub = Directory.CreateDirectory(_folder.File("sub"));
        File.WriteAllText(Path.Combine(sub.FullName, "s.yaml"), """
            datasets: { d: { kind: cifar-binary, path: ../data.bin } }
            models: { m: { architecture: captum_lenet, weights: .././net.safetensors } }
            conditions: [clean]
            """);

        var suite = SuiteReader.Read(Path.Combine(sub.FullName, "s.yaml"), _ => null);

        Assert.Equal(_folder.File("net.safetensors"), suite.Models[0].Weights);
    }

    [Fact]
    public void A_suite_of_ten_thousand_conditions_is_read_within_two_seconds()
    {
        var conditions = string.Concat(Enumerable.Range(1, 10_000).Select(i => $"  - contrast: {{ level: {i}/10000 }}\n"));
        var start = TimeProvider.System.GetTimestamp();

        var count = _folder.Keys(conditions).Count();

        Assert.Equal(10_000, count);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0, 2);
    }
}
