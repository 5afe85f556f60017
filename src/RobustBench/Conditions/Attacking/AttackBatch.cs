using System.Runtime.InteropServices;
using RobustBench.Data.Labels;
using RobustBench.Models;
using static RobustBench.Models.KeptScalars;
using static TorchSharp.torch;

namespace RobustBench.Conditions.Attacking;

/// <summary>
/// Images that a network is attacked with, and what the attacks are after. Attacks that differ in their budget share it, and
/// with it the gradient at the images themselves, which is computed once.
/// </summary>
/// <remarks>
/// Of small batches libtorch takes other kernels, whose last bits differ; from <see cref="FewestTogether"/> on an image has
/// the same bits in any batch (measured on CPUs: from 3 to 5 on, by network). So smaller batches are filled up, and an attack,
/// which may turn on the last bit, comes out the same whatever its images are batched with.
/// </remarks>
internal sealed class AttackBatch : IDisposable
{
    private const int FewestTogether = 8;

    private readonly Classifier _network;
    private readonly LabelMap? _map;
    private readonly long[] _goals;
    private readonly bool _targeted;
    private readonly int _together;
    private readonly CancellationToken _cancel;
    private (Tensor Gradient, bool[] IsZero)? _first;

    /// <summary>Images to attack.</summary>
    /// <param name="network">The network that is attacked.</param>
    /// <param name="map">The label map that makes answers of its classes; null where classes are the answers.</param>
    /// <param name="images">N×3×H×W float32 in [0, 1], on the network's device. Copied.</param>
    /// <param name="goals">For each image the answer to leave, its label; or the one to reach.</param>
    /// <param name="targeted">Whether <paramref name="goals"/> are to be reached.</param>
    /// <param name="together">The most stimuli in one pass.</param>
    /// <param name="cancel">Ends a search at its next question.</param>
    public AttackBatch(
        Classifier network, LabelMap? map, Tensor images, IReadOnlyList<int> goals, bool targeted, int together, CancellationToken cancel)
    {
        if (images.shape[0] != goals.Count) throw new ArgumentException($"{goals.Count} goals for {images.shape[0]} images", nameof(goals));
        (_network, _map, _targeted, _together, _cancel) = (network, map, targeted, Math.Max(together, FewestTogether), cancel);
        _goals = [.. goals.Select(goal => (long)goal)];
        using var mode = inference_mode(false);
        Images = images.clone().DetachFromDisposeScope();
    }

    /// <summary>N×3×H×W float32 in [0, 1]; never changed.</summary>
    public Tensor Images { get; }

    /// <summary>The number of images.</summary>
    public int Count => _goals.Length;

    /// <summary>The gradients of the loss that attacks raise at stimuli; the caller owns the result.</summary>
    /// <param name="stimuli">M×3×H×W float32.</param>
    /// <param name="owners">For each stimulus the image that it was made from.</param>
    /// <returns>M×3×H×W, and for each stimulus whether its gradient is zero to the last bit.</returns>
    public (Tensor Gradient, bool[] IsZero) Gradient(Tensor stimuli, IReadOnlyList<int> owners)
    {
        if (!ReferenceEquals(stimuli, Images)) return Compute(stimuli, owners);
        if (_first is null)
        {
            var computed = Compute(stimuli, owners);
            _first = (computed.Gradient.DetachFromDisposeScope(), computed.IsZero);
        }

        return (_first.Value.Gradient.alias(), _first.Value.IsZero);
    }

    /// <summary>Shows the network stimuli, as many as fit at a time.</summary>
    /// <param name="owners">For each stimulus the image that it was made from.</param>
    /// <param name="make">Makes the stimuli of a range of <paramref name="owners"/>, N×3×H×W; they are freed after their pass.</param>
    public Answers Ask(IReadOnlyList<int> owners, Func<int, int, Tensor> make)
    {
        using var mode = inference_mode();
        var answers = new Answers(new float[owners.Count], new bool[owners.Count]);
        for (var first = 0; first < owners.Count; first += _together)
        {
            _cancel.ThrowIfCancellationRequested();
            var count = Math.Min(_together, owners.Count - first);
            using var scope = NewDisposeScope();
            var (loss, reached) = Judge(make(first, count), owners, first, count);
            // In bulk: value by value it would take as long as a small network.
            loss.bytes.CopyTo(MemoryMarshal.AsBytes(answers.Loss.AsSpan(first, count)));
            reached.bytes.CopyTo(MemoryMarshal.AsBytes(answers.Reached.AsSpan(first, count)));
        }

        return answers;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Images.Dispose();
        _first?.Gradient.Dispose();
    }

    private (Tensor Loss, Tensor Reached) Judge(Tensor stimuli, IReadOnlyList<int> owners, int first, int count)
    {
        var (goals, answers) = (Goals(owners, first, count), AnswersOf(Filled(stimuli)).narrow(0, 0, count));
        var is_goal = answers.argmax(1).eq(goals);
        return (Loss(answers, goals).cpu().contiguous(), (_targeted ? is_goal : is_goal.logical_not()).cpu().contiguous());
    }

    private (Tensor Gradient, bool[] IsZero) Compute(Tensor stimuli, IReadOnlyList<int> owners)
    {
        using var scope = NewDisposeScope();
        var gradients = new List<Tensor>();
        for (var first = 0; first < owners.Count; first += _together)
        {
            _cancel.ThrowIfCancellationRequested();
            var count = Math.Min(_together, owners.Count - first);
            gradients.Add(Compute(stimuli.narrow(0, first, count), owners, first, count));
        }

        var gradient = cat([.. gradients]);
        if (!gradient.isfinite().all().item<bool>())
            throw new ForwardException("the gradient of the loss is not finite: check the network's weights and preprocessing", null);
        var zero = gradient.flatten(1).eq(Zero).all(1).cpu();
        return (gradient.MoveToOuterDisposeScope(), zero.data<bool>().ToArray());
    }

    private Tensor Compute(Tensor stimuli, IReadOnlyList<int> owners, int first, int count)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        var at = Filled(stimuli.detach()).clone().requires_grad_();
        // What was filled up is left out of the sum, so its gradient is zero and cut off.
        var sum = Loss(AnswersOf(at).narrow(0, 0, count), Goals(owners, first, count)).sum();
        // Without a graph autograd.grad would end the process.
        if (!sum.requires_grad) throw new InvalidOperationException("The network keeps no graph for gradients.");
        return autograd.grad([sum], [at])[0].narrow(0, 0, count).detach().MoveToOuterDisposeScope();
    }

    private Tensor AnswersOf(Tensor stimuli) => AnswerLogits.Of(_network.Forward(stimuli), _map);

    private Tensor Loss(Tensor answers, Tensor goals)
    {
        var logarithms = nn.functional.log_softmax(answers, 1).gather(1, goals.unsqueeze(1)).squeeze(1);
        return _targeted ? logarithms : logarithms.neg();
    }

    private Tensor Goals(IReadOnlyList<int> owners, int first, int count)
    {
        var goals = new long[count];
        for (var i = 0; i < count; i++) goals[i] = _goals[owners[first + i]];
        return tensor(goals, device: Images.device);
    }

    private static Tensor Filled(Tensor stimuli)
    {
        var count = stimuli.shape[0];
        if (count >= FewestTogether) return stimuli;
        var rows = Enumerable.Range(0, FewestTogether).Select(row => row % count).ToArray();
        var filled = stimuli.index_select(0, tensor(rows, device: stimuli.device));
        // In the layout that full batches have: another one takes other kernels.
        return stimuli.stride(1) == 1 ? filled.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : filled;
    }
}
