namespace RobustBench.Tests.Suites;

public sealed class SuiteProblemTests : IDisposable
{
    private const string NoClean = "conditions: [clean]\n";
    private const string Data = "datasets: { d: { kind: cifar-binary, path: data.bin } }\n";
    private const string Models = "models: { m: { architecture: captum_lenet, weights: net.safetensors } }\n";

    private readonly SuiteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // Keys
    [InlineData(Data + Models + NoClean + "sed: 1", "4:1: a suite has no key `sed`: did you mean `seed`?")]
    [InlineData(Data + Models + NoClean + "stimulus: { siz: 3 }", "4:13: `stimulus` has no key `siz`: did you mean `size`?")]
    [InlineData(Data + Models + NoClean + "seed: 1\nseed: 2", "5:1: `seed` stands here a second time")]
    [InlineData(Data + Models + NoClean + "? [a]\n: 1", "4:3: a key must be a plain text")]
    [InlineData(Data + Models, "1:1: a suite needs `conditions`: the conditions to test, such as `- clean`")]
    [InlineData(Models + NoClean, "1:1: a suite needs `datasets`: a map of names to datasets")]
    [InlineData(Data + NoClean, "1:1: a suite needs `models`: a map of names to models")]
    // Types and ranges at the top
    [InlineData(Data + Models + NoClean + "seed: 1.5", "4:7: `seed` is '1.5', and must be a whole number")]
    [InlineData(Data + Models + NoClean + "seed: 9223372036854775808", "4:7: `seed` is '9223372036854775808', and must be a whole number")]
    [InlineData(Data + Models + NoClean + "seed: [1]", "4:7: `seed` is a list, and must be a text or number")]
    [InlineData(Data + Models + NoClean + "name: ''", "4:7: `name` is nothing, and must be a text or number")]
    [InlineData(Data + Models + NoClean + "name: a/b", "4:7: `name` is 'a/b', and must be fit for a folder's name")]
    [InlineData(Data + Models + NoClean + "name: ..", "4:7: `name` is '..', and must be fit for a folder's name")]
    [InlineData(Data + Models + NoClean + "part-size: 0", "4:12: `part-size` is '0', and must be a whole number of at least 1")]
    [InlineData(Data + Models + NoClean + "stimulus: 32", "4:11: `stimulus` is '32', and must be a map of keys and values")]
    [InlineData(Data + Models + NoClean + "stimulus: { size: -1 }", "4:19: `size` is '-1', and must be a whole number of at least 1")]
    [InlineData(Data + Models + NoClean + "stimulus: { quantise: up }", "4:23: `quantise` is 'up', and must be one of none, round, truncate")]
    [InlineData(Data + Models + NoClean + "stimulus: { resize: 0 }", "4:21: `resize` is '0', and must be a whole number of at least 1")]
    [InlineData(Data + Models + NoClean + "stimulus: { resize: 224, size: 256 }",
        "4:32: `size` is 256, larger than `resize`, 224: the crop would not fit; choose a smaller `size` or a larger `resize`")]
    [InlineData(Data + Models + NoClean + "stimulus: { interpolation: bicubic, size: 3 }",
        "4:28: `interpolation` is nothing without `resize`: add `resize`, or leave `interpolation` out")]
    [InlineData(Data + Models + NoClean + "stimulus: { resize: 256, interpolation: Bicubic }",
        "4:41: `interpolation` is 'Bicubic', and must be one of bilinear, bicubic, nearest")]
    [InlineData(Data + Models + NoClean + "labels: entry15", "4:9: `labels` is 'entry15', and must be native, entry16, or { map: entry16 | FILE, aggregate: mean | max | sum }")]
    [InlineData(Data + Models + NoClean + "replication: { original: d, replica: e }", "4:38: `replica` is 'e', and must be a data set of the suite: did you mean `d`?")]
    [InlineData(Data + Models + NoClean + "replication: { original: d, replica: d, standard: x*, base: n }", "4:51: no model of the suite matches 'x*'", "4:61: `base` is 'n', and must be a model of the suite: did you mean `m`?")]
    [InlineData(Data + Models + NoClean + "mce: { corrupted: d, normaliser: alexnet }", "4:34: `normaliser` is 'alexnet', and must be a model of the suite, or imagenet-c-alexnet: known are m, imagenet-c-alexnet")]
    [InlineData(Data + Models + NoClean + "gate: []", "4:7: `gate` is empty, and must be a list of limits such as { max_drop: 0.01, conditions: \"*\" }")]
    // The whole file
    [InlineData("", "1:1: the file is empty: a suite has `datasets`, `models` and `conditions`")]
    [InlineData("# nothing\n", "1:1: the file is empty: a suite has `datasets`, `models` and `conditions`")]
    [InlineData("- clean", "1:1: a suite is a map of keys and values, not a list")]
    [InlineData("clean", "1:1: a suite is a map of keys and values, not 'clean'")]
    [InlineData(Data + Models + NoClean + "---\na: 1", "4:1: a suite file holds one document")]
    // Tags, anchors, aliases
    [InlineData(Data + Models + NoClean + "seed: !!int 1", "4:7: the tag tag:yaml.org,2002:int is refused: suites have no tags")]
    [InlineData(Data + Models + NoClean + "seed: &s 1", "4:7: the anchor &s is refused: write the value where it is needed")]
    [InlineData(Data + Models + NoClean + "seed: *s", "4:7: the alias *s is refused: write the value out")]
    [InlineData(Data + Models + NoClean + "<<: *s", "4:5: the alias *s is refused: write the value out")]
    [InlineData(Data + Models + NoClean + "!t seed: 1", "4:1: the tag !t is refused: suites have no tags")]
    // Data sets
    [InlineData("datasets: []\n" + Models + NoClean, "1:11: `datasets` is a list, and must be a map of names to datasets")]
    [InlineData("datasets: {}\n" + Models + NoClean, "1:11: `datasets` is empty, and must be a map of names to datasets")]
    [InlineData("datasets:\n" + Models + NoClean, "1:10: `datasets` is nothing, and must be a map of names to datasets")]
    [InlineData("datasets: { d: cifar }\n" + Models + NoClean, "1:16: `d` is 'cifar', and must be a map of keys and values")]
    [InlineData("datasets: { '': { kind: cifar-binary, path: data.bin } }\n" + Models + NoClean, "1:13: a name in `datasets` is empty")]
    [InlineData("datasets: { d: { kind: pictures, path: data.bin } }\n" + Models + NoClean, "1:24: there is no kind of data set 'pictures': known are folder, tar, tar.gz, zip, cifar-binary, npy, cue-conflict, model-vs-human, imagenet-c, cifar-c, cue16")]
    [InlineData("datasets: { d: { kind: cifar-binry, path: data.bin } }\n" + Models + NoClean, "1:24: there is no kind of data set 'cifar-binry': did you mean `cifar-binary`?")]
    [InlineData("datasets: { d: { knd: cifar-binary, path: data.bin } }\n" + Models + NoClean,
        "1:16: `d` needs `kind`: what kind of data set it is", "1:18: `d` has no key `knd`: did you mean `kind`?")]
    [InlineData("datasets: { d: { kind: cifar-binary } }\n" + Models + NoClean, "1:16: `d` needs `path`: a file of binary records, such as test_batch.bin")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: no.bin } }\n" + Models + NoClean, "1:44: there is no file FOLDER/no.bin")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: . } }\n" + Models + NoClean, "1:44: FOLDER is a folder, and must be a file")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: [data.bin] } }\n" + Models + NoClean, "1:44: `path` is a list, and must be the path of a file")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: ~ } }\n" + Models + NoClean, "1:44: `path` is nothing, and must be the path of a file")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: \"a\\0b\" } }\n" + Models + NoClean, "1:44: a path can't hold a zero character")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: data.bin, limit: none } }\n" + Models + NoClean, "1:61: `limit` is 'none', and must be a whole number of at least 1")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: data.bin, stimulus: { crop: 1 } } }\n" + Models + NoClean,
        "1:66: `stimulus` has no key `crop`: known are resize, size, interpolation, quantise")]
    [InlineData("datasets: { d: { kind: folder } }\n" + Models + NoClean, "1:16: `d`: it needs `path`, the folder, or `index`, a file in the folder")]
    [InlineData("datasets: { d: { kind: folder, path: none/ } }\n" + Models + NoClean, "1:38: there is no folder FOLDER/none")]
    [InlineData("datasets: { d: { kind: folder, path: data.bin } }\n" + Models + NoClean, "1:38: FOLDER/data.bin is a file, and must be a folder")]
    [InlineData("datasets: { d: { kind: folder, path: '' } }\n" + Models + NoClean, "1:38: `path` is nothing, and must be the path of a folder")]
    [InlineData("datasets: { d: { kind: folder, path: \"a\\0b\" } }\n" + Models + NoClean, "1:38: a path can't hold a zero character")]
    [InlineData("datasets: { d: { kind: folder, path: ., index: no.csv, classes: wornet, exif-orientation: 1 } }\n" + Models + NoClean,
        "1:48: there is no file FOLDER/no.csv", "1:65: `classes` is 'wornet', and must be one of auto, wordnet, indices, names",
        "1:91: `exif-orientation` is '1', and must be true or false")]
    [InlineData("datasets: { d: { kind: zip, index: data.bin } }\n" + Models + NoClean, "1:16: `d` needs `path`: the archive")]
    [InlineData("datasets: { d: { kind: zip, path: . } }\n" + Models + NoClean, "1:35: FOLDER is a folder, and must be a file")]
    [InlineData("datasets: { d: { kind: npy, path: data.bin } }\n" + Models + NoClean,
        "1:16: `d` needs `labels`: a .npy file of their class indices: N or N × 1, whole numbers")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: data.bin, labels: rough } }\n" + Models + NoClean,
        "1:62: `labels` is 'rough', and must be one of fine, coarse")]
    // Models
    [InlineData(Data + "models: { m: { architecture: perceptron, weights: net.safetensors } }\n" + NoClean,
        "2:30: there is no architecture 'perceptron': there are 70, which `robustbench list` names")]
    [InlineData(Data + "models: { m: { architecture: captum_lent, weights: net.safetensors } }\n" + NoClean,
        "2:30: there is no architecture 'captum_lent': did you mean `captum_lenet`?")]
    [InlineData(Data + "models: { m: { architectur: captum_lenet, weight: net.safetensors } }\n" + NoClean,
        "2:14: `m` needs a network: give one of `architecture` with `weights`, `torchscript`, `onnx`",
        "2:16: `m` has no key `architectur`: did you mean `architecture`?", "2:43: `m` has no key `weight`: did you mean `weights`?")]
    [InlineData(Data + "models: { m: { architecture: captum_lenet } }\n" + NoClean, "2:14: `m` needs `weights`: the file of the network's weights")]
    [InlineData(Data + "models: { m: { weights: net.safetensors } }\n" + NoClean, "2:14: `m` needs `architecture`: the network's architecture")]
    [InlineData(Data + "models: { m: { onnx: no.onnx, preprocesing: {} } }\n" + NoClean,
        "2:14: `m` needs `preprocessing`: what normalisation the file expects; `mean: [0, 0, 0], std: [1, 1, 1]` where it normalises by itself",
        "2:22: there is no file FOLDER/no.onnx", "2:31: `m` has no key `preprocesing`: did you mean `preprocessing`?")]
    [InlineData(Data + "models: { m: { torchscript: net.safetensors, preprocessing: { mean: [0, 0, 0], size: 0 } } }\n" + NoClean,
        "2:61: `preprocessing` needs `std`: what normalisation the file expects; `mean: [0, 0, 0], std: [1, 1, 1]` where it normalises by itself",
        "2:86: `size` is '0', and must be a whole number of at least 1")]
    [InlineData(Data + "models: { m: { torchscript: [a], preprocessing: 1 } }\n" + NoClean,
        "2:29: `torchscript` is a list, and must be a text or number", "2:49: `preprocessing` is '1', and must be a map of keys and values")]
    [InlineData(Data + "models: { m: { architecture: captum_lenet, weights: net.safetensors, onnx: net.safetensors } }\n" + NoClean,
        "2:76: `onnx` gives `m` a second network: give one of `architecture` with `weights`, `torchscript`, `onnx`")]
    [InlineData(Data + "models: { m: { torchscript: net.safetensors, onnx: net.safetensors, weights: net.safetensors, size: 3 } }\n" + NoClean,
        "2:29: `torchscript` gives `m` a second network: give one of `architecture` with `weights`, `torchscript`, `onnx`",
        "2:52: `onnx` gives `m` a second network: give one of `architecture` with `weights`, `torchscript`, `onnx`",
        "2:95: `m` has no key `size`: known are architecture, weights, torchscript, onnx, preprocessing")]
    [InlineData(Data + "models: { m: { torchscript: net.safetensors, onnx: net.safetensors } }\n" + NoClean,
        "2:52: `onnx` gives `m` a second network: give one of `architecture` with `weights`, `torchscript`, `onnx`")]
    [InlineData(Data + "models: { m: { architecture: nope, weights: no, preprocessing: { mean: [1, 2], std: [1, 1, 0], size: x, sdt: 1 } } }\n" + NoClean,
        "2:30: there is no architecture 'nope': there are 70, which `robustbench list` names",
        "2:45: there is no file FOLDER/no",
        "2:72: `mean` must be a list of three numbers: red, green, blue",
        "2:85: `std` must be a list of three numbers above 0: red, green, blue",
        "2:102: `size` is 'x', and must be a whole number of at least 1",
        "2:105: `preprocessing` has no key `sdt`: did you mean `std`?")]
    [InlineData(Data + "models: { m: { architecture: captum_lenet, weights: net.safetensors, preprocessing: IMAGENET1K_V1 } }\n" + NoClean,
        "2:85: no published weights of captum_lenet are known by name: give a map, `{ mean, std, size }`")]
    [InlineData(Data + "models: { m: { architecture: mobilenet_v2, weights: net.safetensors, preprocessing: IMAGENET1K_V3 } }\n" + NoClean,
        "2:85: no weights 'IMAGENET1K_V3' of mobilenet_v2 are known: take one of IMAGENET1K_V1, IMAGENET1K_V2, or give a map, `{ mean, std, size }`")]
    [InlineData(Data + "models: { m: { architecture: captum_lenet, weights: net.safetensors, preprocessing: [1] } }\n" + NoClean,
        "2:85: `preprocessing` is a list, and must be a map of keys and values")]
    [InlineData("datasets: { d: { kind: cifar-binary, path: data.bin, among: e }, e: { kind: cifar-binary, path: data.bin, among: own } }\n" + Models + "labels: entry16\n" + NoClean,
        "1:13: `d`: `among` scores classes, and the suite's `labels` categories: leave one of them out",
        "1:66: `e`: `among` scores classes, and the suite's `labels` categories: leave one of them out")]
    [InlineData("datasets: { imagenet: { kind: cifar-binary, path: data.bin, among: imagnet } }\n" + Models + NoClean,
        "1:13: `imagenet`: `among` is 'imagnet', and must be own or a data set of the suite: did you mean `imagenet`?")]
    [InlineData(Data + "models: { m: { architecture: captum_lenet, weights: net.safetensors, preprocessing: { mean: [1e300, 0, 0] } } }\n" + NoClean,
        "2:93: `mean` must be a list of three numbers: red, green, blue")]
    public void A_wrong_suite_is_told_at_its_place(string yaml, params string[] problems) => Assert.Equal(problems, _folder.Problems(yaml));

    [Fact]
    public void Everything_is_told_at_once_in_the_order_of_the_file() => Assert.Equal(
        ["1:7: `seed` is 'x', and must be a whole number", "2:44: there is no file FOLDER/a",
            "3:53: there is no file FOLDER/b", "5:5: there is no condition 'cleen': did you mean `clean`?",
            "6:28: `level` is '2', and must be a number in [0, 1]", "7:1: a suite has no key `nme`: did you mean `name`?"],
        _folder.Problems("""
            seed: x
            datasets: { d: { kind: cifar-binary, path: a } }
            models: { m: { architecture: captum_lenet, weights: b } }
            conditions:
              - cleen
              - contrast: { level: [0, 2] }
            nme: x
            """));

    [Theory]
    [InlineData("name: ${A}", 7)]
    [InlineData("name: '${A}'", 8)]
    [InlineData("name: \"x ${A}\"", 10)]
    [InlineData("name: a-${A}", 9)]
    public void An_unset_variable_is_told_at_its_own_column(string line, int column) => Assert.Equal(
        [$"1:{column}: the environment variable A is not set: set it, or write ${{A:-default}}"],
        _folder.Problems($"{line}\n{SuiteFolder.Head}conditions: [clean]"));

    [Theory]
    [InlineData("description: |\n  a\n  ${A}\n")]
    [InlineData("description: a\n  b ${A}\n")]
    [InlineData("description: 'a\n  b ${A}'\n")]
    public void An_unset_variable_in_a_text_of_several_lines_is_told_where_the_text_starts(string text) => Assert.Equal(
        ["1:14: the environment variable A is not set: set it, or write ${A:-default}"],
        _folder.Problems($"{text}{SuiteFolder.Head}conditions: [clean]"));

    [Fact]
    public void A_problem_stays_one_line_whatever_it_quotes() => Assert.Equal(
        ["1:7: `seed` is 'a b c', and must be a whole number"],
        _folder.Problems($"seed: \"a\\nb\\rc\"\n{SuiteFolder.Head}conditions: [clean]"));

    [Fact]
    public void The_place_names_the_file_as_the_user_did()
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.SuitePath);
        File.WriteAllText(_folder.SuitePath, "");

        var problem = Assert.Throws<InputException>(() => RobustBench.Suites.SuiteReader.Read(relative, _ => null)).Message;

        Assert.StartsWith($"{relative}:1:1: ", problem, StringComparison.Ordinal);
    }
}
