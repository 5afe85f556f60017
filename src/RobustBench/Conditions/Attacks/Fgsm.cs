using RobustBench.Conditions.Attacking;
using RobustBench.Parameters;
using TorchSharp;
using static RobustBench.Models.KeptScalars;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacks;

/// <summary>One step of length ε along the sign of the loss's gradient; or, with the norm L2, along the gradient itself.</summary>
/// <remarks>
/// Goodfellow et al. 2015, Explaining and harnessing adversarial examples, section 4: <c>x + ε · sign(∇ₓ J(x, y))</c> with the
/// cross-entropy J of the label; targeted it steps down the target's (Kurakin et al. 2017, section 2.3). The L2 form is
/// <c>x + ε · ∇/‖∇‖₂</c> (Miyato et al. 2017's direction). Clipped to [0, 1]. Budgets share the one gradient.
/// </remarks>
internal sealed class Fgsm : Attack
{
    public override string Name => "fgsm";

    public override string Summary => "x + ε · sign(∇J) with the cross-entropy J of the label, in one step; norm l2: x + ε · ∇J/‖∇J‖";

    public override string Source => "Goodfellow et al. 2015, Explaining and harnessing adversarial examples, section 4";

    public override bool NeedsGradients => true;

    public override bool IsBounded => true;

    protected override IReadOnlyList<Parameter> OwnParameters => [Ball.Epsilon, Ball.Norm];

    public override long MostDecisions(Settings settings) => GradientCost;

    protected override Tensor Perturb(Attempt attempt, Settings settings)
    {
        var ball = new Ball(settings[Ball.Norm], settings[Ball.Epsilon]);
        using Scalar length = settings[Ball.Epsilon];
        return attempt.Images.add(ball.Direction(attempt.Gradient()).mul(length), One);
    }
}
