using RobustBench.Trials;

namespace RobustBench.Tests.Trials;

/// <summary>Trials of attacks to test with: what is of no matter for a test is as in an attack that failed.</summary>
internal static class AttackSample
{
    /// <summary>An image that was decided wrongly before the attack.</summary>
    public const char WrongBefore = 'w';

    /// <summary>An image that the attack made wrong.</summary>
    public const char MadeWrong = 'x';

    /// <summary>An image that withstood the attack.</summary>
    public const char Right = '.';

    public static Trial Trial(
        string image, bool before = true, bool right = true, string target = "", bool? success = null, int queries = 1, int gradients = 1,
        int restarts = 1, int l0 = 0, string l2 = "0", string linf = "0", bool flat = false) => Sample.Trial(
            image, right, 0.5f, before ? "cat" : "dog", target, Text(success ?? (before && !right)), $"{queries}", $"{gradients}", $"{restarts}",
            $"{l0}", l2, linf, Text(flat));

    /// <summary>A cell of images 0, 1, …, each by what became of it.</summary>
    public static TrialPart Part(
        string images, string condition, string model = "resnet", string dataset = "cifar", CellPosition position = default,
        int? cellImages = null, bool flat = false) => Part(
            [.. images.Select((image, number) => Trial($"{number}", image != WrongBefore, image == Right, flat: flat))], condition, model, dataset, position, cellImages);

    /// <summary>A cell of these trials, which has a column of its data set, too.</summary>
    public static TrialPart Part(
        IReadOnlyList<Trial> trials, string condition, string model = "resnet", string dataset = "cifar", CellPosition position = default, int? cellImages = null) =>
        Sample.Part(
            [.. trials.Select(trial => trial with { Further = ["of the data set", .. trial.Further] })],
            model, dataset, condition, cellImages: cellImages, position: position, columns: ["more", .. AttackColumns.All]);

    private static string Text(bool flag) => flag ? "true" : "false";
}
