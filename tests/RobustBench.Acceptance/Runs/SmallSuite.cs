namespace RobustBench.Acceptance.Runs;

/// <summary>Small suites of real networks on real images.</summary>
internal static class SmallSuite
{
    /// <summary>Two networks and five conditions, random ones and a chain among them: 100 images in three parts.</summary>
    public static string Varied => Text(
        "varied", Reference.File("cifar10/test-lossless-312.bin"), ["captum_lenet", "cifar_resnet20"], partSize: 40, limit: 100,
        """
        - clean
        - low-pass: { std: 1 }
        - phase-noise: { width: 90 }
        - uniform-noise: { width: 0.1, contrast: 1 }
        - chain: [ greyscale, salt-and-pepper: { probability: 0.05, contrast: 1 } ]
        """);

    /// <summary>Long enough to be killed in the middle: 42 parts.</summary>
    public static string ManyParts => Text(
        "many-parts", Reference.File("cifar10/test-lossless-312.bin"), ["cifar_resnet56", "captum_lenet"], partSize: 50, limit: 312,
        """
        - clean
        - contrast: { level: 0.3 }
        - uniform-noise: { width: 0.1, contrast: 1 }
        """);

    /// <summary>One fast network on however many images a file holds, in parts of the default size.</summary>
    public static string Fast(string images) => Text(
        "fast", images, ["captum_lenet"], partSize: 1000, limit: int.MaxValue,
        """
        - clean
        - greyscale
        - uniform-noise: { width: 0.1 }
        """);

    /// <summary>The same under attacks of every kind that take no long search.</summary>
    public static string FastAttacks(string images) => Text(
        "fast-attacks", images, ["captum_lenet"], partSize: 1000, limit: int.MaxValue,
        """
        - fgsm: { epsilon: [1/255, 4/255] }
        - pgd: { epsilon: 4/255, steps: 2, restarts: 2 }
        - one-pixel: { population: 20, generations: 1 }
        - spatial: { rotations: 3, translations: 1 }
        """);

    /// <summary>One attack of so many steps on one fast network.</summary>
    public static string Pgd(string images, int steps) => Text(
        "pgd", images, ["captum_lenet"], partSize: 1000, limit: int.MaxValue, $"- pgd: {{ epsilon: 1/255, steps: {steps} }}");

    /// <summary>One network as weights, as TorchScript and as ONNX, on all 312 lossless images.</summary>
    public static string ThreeForms => $$"""
        name: three-forms
        seed: 2018
        datasets:
          cifar: { kind: cifar-binary, path: "{{Reference.File("cifar10/test-lossless-312.bin")}}" }
        models:
          architecture: { architecture: cifar_resnet20, weights: "{{Reference.File("cifar10/models/cifar_resnet20.safetensors")}}" }
          torchscript:
            torchscript: "{{Reference.File("cifar10/models/cifar_resnet20.torchscript.pt")}}"
            preprocessing: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }
          onnx:
            onnx: "{{Reference.File("cifar10/models/cifar_resnet20.onnx")}}"
            preprocessing: { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] }
        conditions:
          - clean
          - contrast: { level: 0.3 }
          - uniform-noise: { width: 0.1, contrast: 1 }

        """;

    private static string Text(string name, string images, string[] models, int partSize, int limit, string conditions) =>
        $$"""
        name: {{name}}
        seed: 2018
        part-size: {{partSize}}
        datasets:
          cifar: { kind: cifar-binary, path: "{{images}}", limit: {{limit}} }
        models:
        {{string.Join('\n', models.Select(Model))}}
        conditions:
        {{conditions}}

        """;

    private static string Model(string name) =>
        $"  {name}: {{ architecture: {name}, weights: \"{Reference.File($"cifar10/models/{name}.safetensors")}\" }}";
}
