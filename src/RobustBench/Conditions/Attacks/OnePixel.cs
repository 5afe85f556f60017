using RobustBench.Conditions.Attacking;
using RobustBench.Parameters;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacks;

/// <summary>A change of one pixel (or three, or five) that differential evolution searches for, without gradients.</summary>
/// <remarks>
/// Su et al. 2019, One pixel attack for fooling deep neural networks, section 3: a population of (x, y, r, g, b) for each
/// pixel; the search ends as soon as a member of the population succeeds. Of an image that withstands, the member of the
/// highest loss is shown. The populations of all images that are still open are evaluated together. A candidate whose answer
/// is known already is not shown to the network again, though it counts as a query, as in the paper.
/// </remarks>
internal sealed class OnePixel : Attack
{
    private static readonly WholeNumberParameter Pixels = Parameter.WholeNumber("pixels", "the pixels that may change", 1, 1, 5, 1, 3, 5);

    private static readonly WholeNumberParameter Population = Parameter.WholeNumber("population", "the candidates of a generation", 400, 3, 100_000);

    private static readonly WholeNumberParameter Generations = Parameter.WholeNumber("generations", "the most generations after the first population", 100, 0, 100_000);

    public override string Name => "one-pixel";

    public override string Summary => "changes one, three or five pixels to what differential evolution finds; F = 0.5, no crossover, ends at the first success";

    public override string Source => "Su et al. 2019, One pixel attack for fooling deep neural networks, section 3";

    public override bool NeedsGradients => false;

    protected override IReadOnlyList<Parameter> OwnParameters => [Pixels, Population, Generations];

    public override long MostDecisions(Settings settings) => settings[Population] * (settings[Generations] + 1);

    protected override Tensor Perturb(Attempt attempt, Settings settings)
    {
        var painter = new PixelPainter(attempt.Images);
        var (pixels, size) = ((int)settings[Pixels], (int)settings[Population]);
        var populations = attempt.Noise.Select(noise => new PixelPopulation(noise, attempt.Height, attempt.Width, pixels, size)).ToArray();
        for (var generation = 0; generation <= settings[Generations]; generation++)
        {
            var open = Enumerable.Range(0, attempt.Count).Where(image => !populations[image].Succeeded).ToArray();
            if (open.Length == 0) break;
            (int Image, int Candidate)[] asked = [.. open.SelectMany(image => populations[image].Breed().Select(candidate => (image, candidate)))];
            int[] owners = [.. asked.Select(pair => pair.Image)];
            var answers = attempt.Ask(owners, (first, count) =>
                painter.Paint(owners.AsSpan(first, count), i => populations[owners[first + i]].Candidate(asked[first + i].Candidate)));
            for (var i = 0; i < asked.Length; i++) populations[asked[i].Image].Learn(asked[i].Candidate, answers.Loss[i], answers.Reached[i]);
            var shown = asked.CountBy(pair => pair.Image).ToDictionary();
            foreach (var image in open) attempt.Ledger.AddKnown(image, size - shown.GetValueOrDefault(image));
            foreach (var image in open) populations[image].Select();
        }

        return painter.Paint([.. Enumerable.Range(0, attempt.Count)], image => populations[image].Best);
    }
}
