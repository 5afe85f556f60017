using RobustBench.Models.Zoo;
using RobustBench.Suites;
using RobustBench.Tests.Data.Cifar;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Suites;

/// <summary>A folder with a data set <c>data.bin</c>, weights <c>net.safetensors</c> and a <c>zoo</c> that nobody opens, and a suite.</summary>
internal sealed class SuiteFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SuiteFolder()
    {
        CifarFile.Write(File("data.bin"), 3);
        System.IO.File.WriteAllBytes(File("net.safetensors"), []);
        Directory.CreateDirectory(Zoo);
        foreach (var model in ZooCatalogue.All) System.IO.File.WriteAllBytes(model.WeightsIn(Zoo), []);
    }

    /// <summary>Three lines that a suite needs, to be followed by its conditions.</summary>
    public const string Head = """
        datasets: { d: { kind: cifar-binary, path: data.bin } }
        models: { m: { architecture: captum_lenet, weights: net.safetensors } }

        """;

    public string Path => _folder.Path;

    public string SuitePath => File("tiny.yaml");

    public string Zoo => File("zoo");

    public string File(string name) => _folder.File(name);

    public Suite Read(string yaml, params (string Name, string Value)[] environment)
    {
        System.IO.File.WriteAllText(SuitePath, yaml);
        return SuiteReader.Read(SuitePath, name => environment.FirstOrDefault(variable => variable.Name == name).Value, Zoo);
    }

    /// <summary>The problems of a wrong suite, without the file's name, which each begins with.</summary>
    public IReadOnlyList<string> Problems(string yaml)
    {
        var problems = Assert.Throws<InputException>(() => Read(yaml)).Problems;
        Assert.All(problems, problem => Assert.StartsWith($"{SuitePath}:", problem, StringComparison.Ordinal));
        return [.. problems.Select(problem => problem[(SuitePath.Length + 1)..].Replace(Path, "FOLDER", StringComparison.Ordinal))];
    }

    /// <summary>The keys of the conditions of a suite with this list below <c>conditions:</c>.</summary>
    public IEnumerable<string> Keys(string conditions) =>
        Read($"{Head}conditions:\n{conditions}").Conditions.Select(entry => entry.Condition.Key);

    public void Dispose() => _folder.Dispose();
}
