using RobustBench.Conditions.Attacking;
using RobustBench.Parameters;
using TorchSharp;
using static RobustBench.Models.KeptScalars;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacks;

/// <summary>Steps along the gradient's sign (or, with the norm L2, the gradient), each brought back into the ball of radius ε and into [0, 1].</summary>
/// <remarks>
/// Madry et al. 2018, Towards deep learning models resistant to adversarial attacks, section 2.1; random start and restarts as
/// in its section 4, the start uniform in the ball. Without a step the rule of its authors' code: 2.5 · ε / steps. The last
/// point is the result; with restarts a point that succeeds ends the search for its image, and if none does the one of the
/// highest loss is the result.
/// </remarks>
internal sealed class Pgd : Attack
{
    private const double StandardTravel = 2.5;

    private static readonly NumberParameter Step = Parameter.OptionalNumber(
        "step", "the length of a step; left out: 2.5 · ε / steps", min: 0);

    private static readonly WholeNumberParameter Steps = Parameter.WholeNumber("steps", "the number of steps", standard: 10, min: 1, max: 100_000);

    private static readonly FlagParameter RandomStart = Parameter.Flag("random-start", "begin at a random point of the ball, and not at the image", standard: true);

    private static readonly WholeNumberParameter Restarts = Parameter.WholeNumber(
        "restarts", "the number of searches, each from a random point of its own", standard: 1, min: 1, max: 10_000);

    private static readonly NumberParameter RelativeStep = Parameter.OptionalNumber(
        "relative-step", "the length of a step as a share of ε, in place of step", min: 0);

    public override string Name => "pgd";

    public override string Summary => "steps along sign(∇J), or ∇J/‖∇J‖ with norm l2, each projected into the ball of radius ε about the image and into [0, 1]";

    public override string Source => "Madry et al. 2018, Towards deep learning models resistant to adversarial attacks, section 2.1";

    public override bool NeedsGradients => true;

    public override bool IsBounded => true;

    protected override IReadOnlyList<Parameter> OwnParameters => [Ball.Epsilon, Step, Steps, RandomStart, Restarts, Ball.Norm, RelativeStep];

    public override string? Conflict(Settings settings) => settings switch
    {
        _ when settings.Find(Step) is not null && settings.Find(RelativeStep) is not null => "`step` and `relative-step` are two ways to say the same: leave one out",
        _ when settings[Restarts] > 1 && !settings[RandomStart] => "without `random-start` all `restarts` would be the same search: leave one of them out",
        _ => null,
    };

    public override long MostDecisions(Settings settings) => settings[Restarts] * (GradientCost * settings[Steps] + 1);

    protected override Tensor Perturb(Attempt attempt, Settings settings)
    {
        var ball = new Ball(settings[Ball.Norm], settings[Ball.Epsilon]);
        var result = attempt.Images.clone();
        var highest = Enumerable.Repeat(float.NegativeInfinity, attempt.Count).ToArray();
        List<int> open = [.. Enumerable.Range(0, attempt.Count)];
        for (var search = 0; search < settings[Restarts] && open.Count > 0; search++)
        {
            using var scope = NewDisposeScope();
            if (search > 0) open.ForEach(attempt.Ledger.AddRestart);
            var found = Search(attempt, settings, ball, open);
            if (settings[Restarts] == 1) return found.MoveToOuterDisposeScope();
            open = Keep(attempt, found, open, result, highest);
        }

        return result;
    }

    private static Tensor Search(Attempt attempt, Settings settings, Ball ball, List<int> open)
    {
        using Scalar step = settings.Find(Step) ?? settings[Ball.Epsilon] * (settings.Find(RelativeStep) ?? StandardTravel / settings[Steps]);
        using var scope = NewDisposeScope();
        var centres = open.Count == attempt.Count ? attempt.Images : attempt.Images.index_select(0, Rows(attempt, open));
        var at = settings[RandomStart] ? ball.Project(centres.add(RandomChanges(attempt, ball, open), One), centres) : centres;
        for (var taken = 0; taken < settings[Steps]; taken++)
        {
            using var inner = NewDisposeScope();
            var gradient = attempt.Gradient(at, open);
            // However many steps there are, one image of each is held.
            using var before = ReferenceEquals(at, centres) ? null : at;
            at = ball.Project(at.add(ball.Direction(gradient).mul(step), One), centres).MoveToOuterDisposeScope();
        }

        return at.MoveToOuterDisposeScope();
    }

    /// <summary>Keeps what is better than before, and returns the images that still withstand.</summary>
    private static List<int> Keep(Attempt attempt, Tensor found, List<int> open, Tensor result, float[] highest)
    {
        var answers = attempt.Ask(open, found);
        var left = new List<int>();
        for (var i = 0; i < open.Count; i++)
        {
            var image = open[i];
            if (!answers.Reached[i]) left.Add(image);
            if (!answers.Reached[i] && answers.Loss[i] <= highest[image]) continue;
            highest[image] = answers.Loss[i];
            result[image] = found[i];
        }

        return left;
    }

    private static Tensor RandomChanges(Attempt attempt, Ball ball, List<int> open)
    {
        var values = 3 * attempt.Height * attempt.Width;
        float[] changes = [.. open.SelectMany(image => ball.Random(attempt.Noise[image], values))];
        return tensor(changes, [open.Count, 3, attempt.Height, attempt.Width], device: attempt.Images.device);
    }

    private static Tensor Rows(Attempt attempt, List<int> images) => tensor(images.ToArray(), device: attempt.Images.device);
}
