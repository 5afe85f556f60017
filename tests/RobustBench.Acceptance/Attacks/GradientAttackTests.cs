namespace RobustBench.Acceptance.Attacks;

/// <summary>FGSM and PGD give the accuracies that PyTorch computed, within 0.7 points.</summary>
public sealed class GradientAttackTests
{
    private const double Tolerance = 0.007;

    [SkippableFact]
    public void Fgsm_and_pgd_lower_the_accuracy_as_expected()
    {
        (string Architecture, string Weights)[] models = [("cifar_resnet20", "cifar_resnet20"), ("cifar_resnet4b", "resnet4b_adv")];
        using var run = new AttackRun(
            "test-lossless-312.bin", 312, models, "[clean, fgsm: { epsilon: [1/255, 2/255, 4/255, 8/255] }, pgd: { epsilon: 8/255, step: 2/255, random-start: false }]");
        foreach (var (_, model) in models)
        {
            Equal(model, "clean", "clean");
            foreach (var epsilon in new[] { "1/255", "2/255", "4/255", "8/255" }) Equal(model, $"fgsm_{epsilon}", $"fgsm(epsilon={epsilon})");
            Equal(model, "pgd10_8/255_step2/255_nostart", "pgd(epsilon=8/255,step=2/255,random-start=false)");
        }

        void Equal(string model, string figure, string condition) =>
            Assert.Equal(ExpectedAttacks.Number("accuracy", model, figure), run.Accuracy(model, condition), Tolerance);
    }

    [SkippableFact]
    public void Pgd_of_small_budgets_lowers_the_accuracy_of_an_undefended_network_as_expected()
    {
        using var run = new AttackRun(
            "test-lossless-312.bin", 312, [("cifar_resnet20", "cifar_resnet20")], "[pgd: { epsilon: [1/510, 1/255, 2/255], relative-step: 0.25, random-start: false }]");
        foreach (var (figure, epsilon) in new[] { ("0.5/255", "1/510"), ("1/255", "1/255"), ("2/255", "2/255") })
        {
            Assert.Equal(
                ExpectedAttacks.Number("pgd10_cifar_resnet20", $"eps {figure}, step eps/4"),
                run.Accuracy("cifar_resnet20", $"pgd(epsilon={epsilon},random-start=false,relative-step=0.25)"), Tolerance);
        }
    }

    [SkippableFact]
    public void Pgd_lowers_the_accuracy_of_a_trained_defence_on_the_jpeg_images_as_expected()
    {
        using var run = new AttackRun(
            "test-jpeg-1000.bin", 1000, [("cifar_resnet4b", "resnet4b_adv")], "[pgd: { epsilon: [1/255, 2/255], relative-step: 1/4, random-start: false }]");
        foreach (var epsilon in new[] { "1/255", "2/255" })
        {
            Assert.Equal(
                ExpectedAttacks.Number("pgd10_resnet4b_adv_test-jpeg-1000", $"eps {epsilon}, step eps/4"),
                run.Accuracy("resnet4b_adv", $"pgd(epsilon={epsilon},random-start=false,relative-step=1/4)"), Tolerance);
        }
    }
}
