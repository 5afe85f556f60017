namespace RobustBench.Metrics;

/// <summary>Published errors that corruption errors are told against.</summary>
public static class PublishedErrors
{
    /// <summary>AlexNet on ImageNet-C.</summary>
    public const string AlexNet = "imagenet-c-alexnet";

    /// <summary>AlexNet's error on clean ImageNet: torchvision's top-1 is 56.522%.</summary>
    public const double AlexNetClean = 1 - 0.56522;

    /// <summary>The 15 corruptions that count, with AlexNet's mean error over the five severities of ImageNet-C.</summary>
    /// <remarks>Hendrycks &amp; Dietterich 2019, and the code published with AugMix (Hendrycks et al. 2020), imagenet.py.</remarks>
    public static IReadOnlyDictionary<string, double> AlexNetCorrupted { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["gaussian_noise"] = 0.886428,
        ["shot_noise"] = 0.894468,
        ["impulse_noise"] = 0.92264,
        ["defocus_blur"] = 0.81988,
        ["glass_blur"] = 0.826268,
        ["motion_blur"] = 0.785948,
        ["zoom_blur"] = 0.79836,
        ["snow"] = 0.866816,
        ["frost"] = 0.826572,
        ["fog"] = 0.819324,
        ["brightness"] = 0.564592,
        ["contrast"] = 0.853204,
        ["elastic_transform"] = 0.646056,
        ["pixelate"] = 0.71784,
        ["jpeg_compression"] = 0.6065,
    };
}
