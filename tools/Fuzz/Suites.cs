namespace RobustBench.Fuzz;

/// <summary>Suites to mutate, and a folder with the files that they name.</summary>
internal static class Suites
{
    public static readonly Lazy<string> Folder = new(MakeFolder);

    public const string Small = """
        datasets: { d: { kind: cifar-binary, path: data.bin } }
        models: { m: { architecture: captum_lenet, weights: m.safetensors } }
        conditions: [clean]

        """;

    public const string Full = """
        name: full
        description: "a \"quoted\" text, with \u00e9"
        seed: 2018
        part-size: 100
        labels: { map: entry16, aggregate: max }
        stimulus: { size: 32, quantise: round }
        datasets:
          cifar: { kind: cifar-binary, path: "${DATA:-data}/test.bin", limit: 10, stimulus: { size: 30 }, conditions: [clean, 'contrast(*', "rot?tion*"] }
        models:
          a: { architecture: cifar_resnet20, weights: a.safetensors }
          b:
            architecture: cifar_wide
            weights: 'b.safetensors'
            preprocessing: { mean: [0.5, 0.5, 1/2], std: [.5, 5e-1, 0.25], size: 32 }
        conditions:
          - clean
          - contrast: { level: [0.05, 0.10, 0.30], colour: true }
          - phase-noise: { width: [30, 90], scheme: symmetric }
          - rotation: { degrees: [0, 90, 180, 270] }
          - salt-and-pepper: { probability: [1/20, 1/5], contrast: [0.3, 1] }
          - chain:
              - greyscale
              - uniform-noise: { width: [0.1, 0.35], contrast: [0.3, 1] }
              - low-pass: { std: [1, 3] }
          - chain: [high-pass: { std: 0.7 }, contrast: { level: 0.5 }]
        # a comment

        """;

    public const string Many = """
        datasets: { d: { kind: cifar-binary, path: data.bin } }
        models: { m: { architecture: captum_lenet, weights: m.safetensors } }
        conditions:
          - chain:
              - salt-and-pepper: { probability: [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08], contrast: [0.1, 0.2, 0.3] }
              - uniform-noise: { width: [0.01, 0.02, 0.03, 0.04, 0.05], contrast: [0.1, 0.2] }
              - low-pass: { std: [1, 2], colour: [true, false] }

        """;

    public const string Wrong = """
        nam: wrong
        seed: x
        datasets: [a, b]
        models: { m: { architectur: cifar_resnet21 }, m: {}, z: zoo/standrad }
        conditions:
          - contrast: { level: [2, -1, x], levle: 1 }
          - chain: [chain: [clean]]
          - unifrom-noise
          - { a: 1, b: 2 }

        """;

    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("robustbench-fuzz-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        foreach (var name in new[] { "data.bin", "data/test.bin", "m.safetensors", "a.safetensors", "b.safetensors" })
            File.WriteAllBytes(Path.Combine(folder, name), []);
        return folder;
    }
}
