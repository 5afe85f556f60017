namespace RobustBench.Metrics;

/// <summary>The numbers of the tables, in the order of their columns.</summary>
public static class MetricCatalogue
{
    private const string Proportion = "[0, 1], higher is better";

    private const string Geirhos2019 = "Geirhos et al. 2019, ImageNet-trained CNNs are biased towards texture (ICLR)";

    private const string Goodfellow2015 = "Goodfellow et al. 2015, Explaining and harnessing adversarial examples (ICLR)";

    private const string Madry2018 = "Madry et al. 2018, Towards deep learning models resistant to adversarial attacks (ICLR)";

    private const string Su2019 = "Su et al. 2019, One pixel attack for fooling deep neural networks (IEEE Trans. Evol. Comput. 23:5)";

    private const string Geirhos2020 = "Geirhos et al. 2020, Beyond accuracy: quantifying trial-by-trial behaviour of CNNs and humans by measuring error consistency (NeurIPS)";

    private const string Geirhos2021 = "Geirhos et al. 2021, Partial success in closing the gap between human and machine vision (NeurIPS), and model-vs-human's code";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        new("accuracy", "right decisions over images that could be read", Proportion, "accuracy.csv, matrix.*", "Geirhos et al. 2018"),
        new("ci_low, ci_high", "Wilson's 95% interval of the accuracy, of the shape bias, of the success rate", "[0, 1]", "accuracy.csv, shape-bias.csv, attacks.csv, transfer.csv", "Wilson 1927; Newcombe 1998, method 3"),
        new("top5_accuracy", "trials whose label is among the five best answers, over images", Proportion, "accuracy.csv", "Russakovsky et al. 2015"),
        new("mean_confidence", "mean probability of the decision", "[0, 1]", "accuracy.csv", "Guo et al. 2017"),
        new("ece", "expected calibration error over 15 equal bins (lo, hi] of confidence", "[0, 1], lower is better", "accuracy.csv", "Naeini et al. 2015; Guo et al. 2017"),
        new("failed", "images that could not be read; they are not among `images`", "a count", "accuracy.csv", "—"),
        new("shape_decisions, texture_decisions, other_decisions", "clean trials, of images whose shape and texture are of two categories, decided for the one, the other or neither; by category of the shape, and in all", "counts", "shape-bias.csv", Geirhos2019),
        new("shape_bias", "shape decisions over shape and texture decisions; empty where there is neither", "[0, 1], 1 goes by shape alone", "shape-bias.csv, .png, .svg", Geirhos2019),
        new("right_before", "images decided rightly before the attack", "a count", "attacks.csv, transfer.csv", Goodfellow2015),
        new("successes", "images among those tried on which the attack reached what it was after", "a count", "attacks.csv, transfer.csv", Su2019),
        new("success_rate", "successes over the images on which the attack was tried: those decided rightly before, and with a target of another class than it", "[0, 1], lower is better", "attacks.csv, transfer.csv", Su2019),
        new("robust_accuracy", "images right before the attack and under every tested ε up to this one, over images", Proportion, "attacks.csv, .png, .svg", Madry2018),
        new("area", "area under the robust accuracy over ε, by trapezoids from 0, over the largest ε", Proportion, "attacks.csv", Madry2018),
        new("median_epsilon", "median over all images of the smallest tested ε at which an image is wrong, 0 where it was wrong before; empty where half of the images or more withstand every ε, so that it is above the largest", "≥ 0, higher is better", "attacks.csv", "Brendel et al. 2018, Decision-based adversarial attacks (ICLR); Schott et al. 2019, Towards the first adversarially robust neural network model on MNIST (ICLR)"),
        new("mean_queries, mean_gradients, mean_restarts", "what the attack asked of the network for an image: decisions, gradients, new beginnings; means over the images tried", "≥ 0", "attacks.csv", Su2019),
        new("median_l0, median_l2, median_linf", "changed pixels, Euclidean length and largest value of the change, of stimuli in [0, 1]; medians over the successes", "≥ 0, higher is better", "attacks.csv", "Su et al. 2019; Brendel et al. 2018"),
        new("flat", "images tried on which nothing that the attack asked of the network varied; where they are more than half, its accuracy says nothing", "a count", "attacks.csv", "Carlini et al. 2019, On evaluating adversarial robustness; Athalye et al. 2018, Obfuscated gradients give a false sense of security (ICML)"),
        new("worst-case", "images right under every attack of the data set, over images; empty where a model lacks one of the attacks", Proportion, "matrix.*", "Carlini et al. 2019; Madry et al. 2018"),
        new("source", "the model on which the images were made; the others of the row are of the model that was shown them", "a model", "transfer.csv, .png, .svg", "Papernot et al. 2016, Transferability in machine learning (arXiv:1605.07277)"),
        new("observed, expected", "share of images that both observers are right or both wrong about, and what independent observers of their accuracies would have", "[0, 1]", "consistency.csv", Geirhos2020),
        new("kappa", "error consistency, Cohen's κ: (observed − expected) / (1 − expected); empty where expected is 1", "[−1, 1], higher is more alike than chance", "consistency.csv, consistency-bounds.csv", Geirhos2020),
        new("kappa_least, kappa_greatest", "the κ that observers of the two accuracies can have at the least and at the most", "[−1, 1]", "consistency-bounds.csv", Geirhos2020),
        new("accuracy_difference", "squared difference of the accuracies of an observer and a person, mean over conditions, people and data sets", "[0, 1], lower is more alike", "human-likeness.csv", Geirhos2021),
        new("observed_consistency, error_consistency", "observed and κ between an observer and a person (κ is 1 where they agree on all trials), mean over conditions, people and data sets", "[0, 1] and [−1, 1], higher is more alike", "human-likeness.csv", Geirhos2021),
        new("ood_accuracy", "accuracy over the trials of the conditions that count, mean over data sets", Proportion, "human-likeness.csv", Geirhos2021),
        new("drop", "accuracy on the original less that on its replica, with Newcombe's interval for different images", "[−1, 1], lower is better", "replication.csv", "Recht et al. 2019, Do ImageNet classifiers generalize to ImageNet? (ICML); Newcombe 1998"),
        new("needed_accuracy", "accuracy on the original at which the logit-linear fit says of the replica what the model has on the original; empty without a fit", "[0, 1]", "replication.csv", "Recht et al. 2019"),
        new("effective_robustness", "ρ: accuracy on the replica less what the logit-linear fit over the standard models says of the original", "[−1, 1], higher is better", "replication.csv", "Taori et al. 2020, Measuring robustness to natural distribution shifts in image classification (NeurIPS)"),
        new("relative_robustness", "τ: accuracy on the replica less the base model's", "[−1, 1], higher is better", "replication.csv", "Taori et al. 2020"),
        new("slope, intercept, r2", "least-squares line of accuracies, and of their logits, over the standard models", "any; r2 in [0, 1]", "replication-fits.csv", "Recht et al. 2019"),
        new("mce", "mean corruption error: mean over the 15 corruptions of 100 · Σ error / Σ error of the normaliser over the severities", "≥ 0, lower is better, 100 is as the normaliser", "summary.csv", "Hendrycks & Dietterich 2019, Benchmarking neural network robustness to common corruptions and perturbations (ICLR)"),
        new("relative_mce", "the same of the errors above the clean error, of model and normaliser", "lower is better", "summary.csv", "Hendrycks & Dietterich 2019"),
        new("gap, standardised_gap", "accuracy of the best group less that of the worst, of groups of 30 images or more; and when the groups' classes are taken into account (indirect standardisation)", "[0, 1], lower is better", "group-gaps.csv", "Newcombe 1998; Breslow & Day 1987, Statistical methods in cancer research II"),
        new("standardised_accuracy", "overall accuracy and what the group is above the accuracy that its classes let expect", Proportion, "groups.csv", "Breslow & Day 1987"),
        new("slope", "log odds of a right answer for each factor of e of a column of positive numbers, such as income (logistic regression)", "any", "group-slopes.csv", "DeVries et al. 2019, Does object recognition work for everyone? (CVPR workshops)"),
        new("rank", "place of a class among those of its cell by accuracy, 1 is the hardest", "1 to the number of classes", "classes.csv", "—"),
        new("spearman", "rank correlation between the accuracies that two models have on the classes", "[−1, 1], 1 where the same are hard", "class-correlations.csv", "Spearman 1904; Bonett & Wright 2000 (interval)"),
        new("entropy_bits", "entropy of the answers, −Σ p log₂ p over categories with p the share of all trials", "[0, greatest_entropy_bits]", "response-bias.csv", "Geirhos et al. 2018, figure 5"),
    ];
}
