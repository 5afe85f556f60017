using NJsonSchema;
using RobustBench.Models.Zoo;
using RobustBench.Suites.Schema;

namespace RobustBench.Tests.Suites.Schema;

/// <summary>The same suites before the reader and the schema.</summary>
public sealed class AgreementTests : IDisposable
{
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(SuiteSchema.Create().ToJsonString());

    private readonly SuiteFolder _folder = new();

    public static TheoryData<string> Right =>
    [
        .. Tops("", "name: my grid", "name: 2018", "name: 'grid ${A:-b}'", "description: true", "seed: -9223372036854775808", "seed: '7'",
            "seed: ${SEED:-7}", "seed: +7", "part-size: 7", "part-size: '07'", "part-size: ${N:-1}"),
        .. Tops("labels: native", "labels: entry16", "labels: ${L:-native}", "labels: { map: entry16 }", "labels: { map: entry16, aggregate: max }",
            "labels: { map: map.yaml, aggregate: '${HOW:-sum}' }"),
        .. Tops("mce: { corrupted: d, clean: d, normaliser: m }", "mce: { corrupted: d, normaliser: imagenet-c-alexnet }", "replication: { original: d, replica: d }", "replication: { original: d, replica: [d, 'd'], standard: ['*'], base: m }", "gate: [{ max_drop: 0.1 }]", "gate: [{ max_ece_increase: 1/50, strict: true, classes: dog }, { max_drop: '${DROP:--0.1}', mode: non-inferior, conditions: [clean, 'c*'] }]", "stimulus: {}", "stimulus: { size: 32 }", "stimulus: { resize: '256', size: '${N:-224}', interpolation: nearest, quantise: truncate }",
            "stimulus: { resize: 256, interpolation: '${HOW:-bicubic}' }"),
        .. Datasets("{ kind: cifar-binary, path: data.bin }", "{ kind: cifar-binary, path: '${HERE:-.}/data.bin', labels: coarse, limit: 3, stimulus: { size: 3 } }",
            "{ kind: npy, path: data.bin, labels: data.bin }", "{ kind: folder, path: . }", "{ kind: folder, index: data.bin }",
            "{ kind: zip, path: data.bin, classes: wordnet, exif-orientation: true }", "{ kind: tar, path: data.bin, exif-orientation: 'false' }",
            "{ kind: tar.gz, path: data.bin, classes: '${RULE:-names}', exif-orientation: '${TURN:-true}' }", "{ kind: '${KIND:-npy}', path: data.bin, labels: data.bin }",
            "{ kind: imagenet-c, path: . }", "{ kind: cifar-c, path: . }", "{ kind: cue16, among: own }", "{ kind: cue16, among: '${SET:-d}' }",
            "{ kind: cue16 }", "{ kind: cue16, stimuli: cue-conflict, split: replication, seed: '7' }", "{ kind: cue16, seed: '${SEED:--3}' }"),
        .. Datasets([.. new[] { "clean", "[clean]", "'*'", "[clean, 'cl?an', 'c*', clean]", "'${GLOB:-clean}'" }.Select(Shown)]),
        .. Models("{ architecture: cifar_wide, weights: net.safetensors }", "{ architecture: '${NET:-cifar_wide}', weights: net.safetensors, preprocessing: {} }",
            "{ architecture: cifar_wide, weights: net.safetensors, preprocessing: { mean: [0, 1/4, '1e-1'], size: 8 } }",
            "{ torchscript: net.safetensors, preprocessing: { mean: [-1, 0, 0], std: [1, 0.5, '${STD:-1/3}'] } }",
            "{ onnx: net.safetensors, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], size: 8 } }",
            "{ architecture: resnet50, weights: net.safetensors, preprocessing: IMAGENET1K_V2 }", "{ architecture: resnet50, weights: net.safetensors, preprocessing: '${SET:-a1_in1k}' }"),
        .. Models([.. ZooCatalogue.All.Select(model => model.Key)]), .. Models("'zoo/all'", "'${NET:-zoo/standard}'", "'zoo/${NET:-low-pass}'"),
        .. Conditions("[clean, greyscale]", "['${FAMILY:-clean}']", "[clean: ~]", "[clean: {}]", "[greyscale: { colour: true }]", "[contrast: { level: 0 }]",
            "[contrast: { level: [1, 1/255, '0.5', '${LEVEL:-1/3}'] }]", "[contrast: { level: .5, colour: [true, 'false'] }]", "[rotation: { degrees: [90, '180', 540/2] }]",
            "[low-pass: { std: 1e-3 }]", "[phase-noise: { width: 180, scheme: [published, symmetric] }]", "[uniform-noise: { width: 1000, contrast: 1 }]",
            "[chain: [greyscale, contrast: { level: [0.1, 0.2] }]]", "[clean, chain: [clean]]"),
    ];

    public static TheoryData<string> Wrong =>
    [
        // The whole file, and keys
        "[]", "clean", "{}",
        "datasets: { d: { kind: cifar-binary, path: data.bin } }\nconditions: [clean]",
        "models: { m: { architecture: captum_lenet, weights: net.safetensors } }\nconditions: [clean]",
        SuiteFolder.Head,
        .. Tops("sed: 1", "mce: { corrupted: d }", "mce: { normaliser: m }", "mce: d", "replication: 3", "replication: { original: d }", "replication: { replica: d }", "replication: { original: d, replica: [] }", "replication: { original: d, replica: d, bas: m }", "gate: []", "gate: 3", "gate: [{ max_drop: 2 }]", "gate: [{ max_drop: 0.1, min_accuracy: 0.5 }]", "gate: [{ min_accuracy: -1 }]", "gate: [{ max_drop: 0.1, strict: maybe }]", "gate: [{ max_drop: 0.1, mode: x }]", "replication: {}", "name: ''", "name: ~", "name: ..", "name: a/b", "name: 'a\\b'", "description: [a]", "description: ''",
            "seed: 1.5", "seed: [1]", "seed: x", "seed: true", "part-size: 0", "part-size: '0'", "part-size: 1.5", "part-size: 3000000000"),
        .. Tops("labels: entry15", "labels: ~", "labels: [native]", "labels: {}", "labels: { aggregate: max }", "labels: { map: '' }", "labels: { map: entry16, aggregate: median }",
            "labels: { map: entry16, agregate: max }", "stimulus: 32", "stimulus: ~", "stimulus: { siz: 3 }", "stimulus: { size: -1 }", "stimulus: { resize: 0 }",
            "stimulus: { size: big }", "stimulus: { quantise: up }", "stimulus: { resize: 3, interpolation: Bicubic }", "stimulus: { interpolation: bicubic, size: 3 }"),
        "datasets: {}\nmodels: { m: { architecture: captum_lenet, weights: net.safetensors } }\nconditions: [clean]",
        "datasets: { ' ': { kind: cifar-binary, path: data.bin } }\nmodels: { m: { architecture: captum_lenet, weights: net.safetensors } }\nconditions: [clean]",
        .. Datasets("~", "data.bin", "[data.bin]", "{}", "{ path: data.bin }", "{ kind: cifar, path: data.bin }", "{ kind: cue17 }", "{ kind: cue16, path: data.bin }", "{ kind: cue16, seed: 1.5 }", "{ kind: cue16, split: val }",
            "{ kind: [npy] }", "{ kind: cifar-binary }",
            "{ kind: cifar-binary, path: ~ }", "{ kind: cifar-binary, path: '' }", "{ kind: cifar-binary, path: [data.bin] }", "{ kind: npy, path: data.bin }",
            "{ kind: cifar-binary, path: data.bin, labels: rough }", "{ kind: cifar-binary, path: data.bin, classes: names }", "{ kind: cifar-binary, path: data.bin, limit: 0 }",
            "{ kind: cifar-binary, path: data.bin, limit: all }", "{ kind: cifar-binary, path: data.bin, stimulus: { sise: 3 } }", "{ kind: zip, path: data.bin, exif-orientation: yes }",
            "{ kind: zip, path: data.bin, exif-orientation: 1 }", "{ kind: zip, index: data.bin }", "{ kind: '${KIND:-npy}', path: data.bin, labels: data.bin, lables: data.bin }"),
        .. Datasets([.. new[] { "~", "''", "[]", "{}", "[~]", "[[clean]]", "[clean: ~]", "{ clean: ~ }" }.Select(Shown)]),
        "datasets: { d: { kind: cifar-binary, path: data.bin } }\nmodels: []\nconditions: [clean]",
        .. Models("zoo/unknown", "zoo/", "zoo", "standard", "Zoo/standard", "zoo/standard.safetensors", "[zoo/standard]", "{ zoo: standard }", "{ zoo/standard: ~ }",
            "7", "true", "{ architecture: zoo/standard, weights: net.safetensors }"),
        .. Models("~", "net.safetensors", "{}", "{ architecture: cifar_wide }", "{ weights: net.safetensors }", "{ architecture: resnet, weights: net.safetensors }",
            "{ architecture: cifar_wide, weights: net.safetensors, size: 3 }", "{ architecture: cifar_wide, weights: net.safetensors, onnx: net.safetensors }",
            "{ torchscript: net.safetensors, onnx: net.safetensors, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1] } }", "{ onnx: net.safetensors }",
            "{ onnx: net.safetensors, preprocessing: { mean: [0, 0, 0] } }", "{ onnx: net.safetensors, preprocessing: { mean: [0, 0, 0], std: [1, 1] } }",
            "{ onnx: net.safetensors, preprocessing: { mean: [0, 0, 0], std: [1, 1, 0] } }", "{ onnx: net.safetensors, preprocessing: { mean: 0, std: [1, 1, 1] } }",
            "{ onnx: net.safetensors, preprocessing: { mean: [0, 0, red], std: [1, 1, 1] } }", "{ onnx: net.safetensors, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1], sdt: 1 } }",
            "{ onnx: [net.safetensors], preprocessing: { mean: [0, 0, 0], std: [1, 1, 1] } }", "{ architecture: cifar_wide, weights: net.safetensors, preprocessing: { size: 0 } }"),
        .. Conditions("[]", "clean", "~", "{ clean: ~ }", "[~]", "[blur]", "[blur: { level: 1 }]", "[[clean]]", "[{}]", "[{ clean: ~, greyscale: ~ }]", "[contrast]", "[contrast: ~]",
            "[contrast: {}]", "[contrast: 0.5]", "[contrast: [0.5]]", "[clean: { level: 1 }]", "[clean: { colour: true }]", "[contrast: { level: 1, levl: 1 }]", "[contrast: { level: 1.01 }]",
            "[contrast: { level: -0.1 }]", "[contrast: { level: [0.5, 2] }]", "[contrast: { level: 1/0 }]", "[contrast: { level: 1/2/3 }]", "[contrast: { level: half }]",
            "[contrast: { level: true }]", "[contrast: { level: ~ }]", "[contrast: { level: { a: 1 } }]", "[contrast: { level: [0.5, [1]] }]", "[contrast: { level: [] }]",
            "[contrast: { level: NaN }]", "[contrast: { level: '.inf' }]", "[contrast: { level: '$LEVEL' }]", "[contrast: { level: 1, colour: yes }]", "[contrast: { level: 1, colour: 1 }]",
            "[rotation: { degrees: 45 }]", "[low-pass: { std: 0 }]", "[low-pass: { std: 10001 }]", "[phase-noise: { width: 3, scheme: odd }]", "[phase-noise: { width: 3, scheme: [] }]"),
        .. Conditions("[chain]", "[chain: []]", "[chain: ~]", "[chain: greyscale]", "[chain: [chain: [clean]]]", "[chain: [chain]]", "[chain: [contrast: { level: 2 }]]",
            "[chain: [{ clean: ~, greyscale: ~ }]]", "[{ chain: [clean], clean: ~ }]"),
    ];

    /// <summary>What is wrong with more than the value itself, or with the text of a number that YAML has already read.</summary>
    public static TheoryData<string> Unseen =>
    [
        // Files and the environment
        .. Datasets("{ kind: cifar-binary, path: nowhere.bin }", "{ kind: zip, path: . }"),
        .. Models("{ onnx: nowhere.onnx, preprocessing: { mean: [0, 0, 0], std: [1, 1, 1] } }", "'zoo/${NET:-none}'", "'${NET:-net.safetensors}'"),
        .. Tops("seed: ${UNSET_VARIABLE}", "seed: ${SEED:-x}", "name: ${A:-a/b}"),
        // Values that do not fit together
        .. Datasets([.. new[] { "greyscale", "clea", "Clean", "[clean, contrast*]", "'${GLOB:-grey*}'" }.Select(Shown)]),
        .. Tops("stimulus: { resize: 224, size: 256 }"),
        .. Datasets("{ kind: folder }", "{ kind: '${KIND:-npy}', path: data.bin }", "{ kind: '${KIND:-npy}', path: data.bin, labels: data.bin, index: data.bin }"),
        .. Conditions("[clean, clean]", "[contrast: { level: [0.1, 0.10] }]", "[clean, clean: ~]"),
        // Ranges of numbers that stand as texts, and numbers beyond float32 or a double
        .. Conditions("[contrast: { level: 3/2 }]", "[contrast: { level: '2' }]", "[rotation: { degrees: '45' }]", "[uniform-noise: { width: '1e999' }]"),
        .. Tops("seed: '9223372036854775808'", "part-size: '3000000000'"),
        .. Models("{ onnx: net.safetensors, preprocessing: { mean: [1e300, 0, 0], std: [1, 1, 1] } }"),
        // Numbers and flags that YAML writes in further ways
        .. Tops("seed: 0x10", "part-size: +7"),
        .. Conditions("[contrast: { level: 0x1 }]", "[greyscale: { colour: True }]"),
        // What the reader of YAML itself refuses
        .. Tops("seed: !!int 1", "seed: &s 1"),
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Right))]
    public async Task A_right_suite_is_right_by_the_schema(string yaml)
    {
        Assert.Empty(await SchemasProblems(yaml));
        Assert.Empty(ReadersProblems(yaml));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_suite_is_wrong_by_the_schema(string yaml)
    {
        Assert.NotEmpty(await SchemasProblems(yaml));
        Assert.NotEmpty(ReadersProblems(yaml));
    }

    [Theory]
    [MemberData(nameof(Unseen))]
    public async Task What_a_schema_cannot_see_the_reader_sees(string yaml)
    {
        Assert.Empty(await SchemasProblems(yaml));
        Assert.True(ReadersProblems(yaml).Count > 0, yaml);
    }

    /// <summary>The one form that the schema forbids and the reader takes: editors would offer it.</summary>
    [Fact]
    public async Task An_empty_text_for_no_parameters_is_refused_by_the_schema_alone()
    {
        var yaml = $"{SuiteFolder.Head}conditions: [clean: '']";

        Assert.NotEmpty(await SchemasProblems(yaml));
        Assert.Empty(ReadersProblems(yaml));
    }

    private static IEnumerable<string> Tops(params string[] lines) => lines.Select(line => $"{SuiteFolder.Head}conditions: [clean]\n{line}");

    private static IEnumerable<string> Conditions(params string[] lists) => lists.Select(list => $"{SuiteFolder.Head}conditions: {list}");

    private static IEnumerable<string> Datasets(params string[] entries) => entries.Select(entry =>
        $"datasets: {{ d: {entry} }}\nmodels: {{ m: {{ architecture: captum_lenet, weights: net.safetensors }} }}\nconditions: [clean]");

    private static IEnumerable<string> Models(params string[] entries) => entries.Select(entry =>
        $"datasets: {{ d: {{ kind: cifar-binary, path: data.bin }} }}\nmodels: {{ m: {entry} }}\nconditions: [clean]");

    private static string Shown(string conditions) => $"{{ kind: cifar-binary, path: data.bin, conditions: {conditions} }}";

    private static async Task<IEnumerable<string>> SchemasProblems(string yaml) =>
        (await Schema).Validate(YamlAsJson.Read(yaml)!.ToJsonString()).Select(problem => problem.ToString());

    private IReadOnlyList<string> ReadersProblems(string yaml)
    {
        File.WriteAllText(_folder.File("map.yaml"), "cat: [281]");
        try
        {
            _folder.Read(yaml);
            return [];
        }
        catch (InputException wrong)
        {
            return wrong.Problems;
        }
    }
}
