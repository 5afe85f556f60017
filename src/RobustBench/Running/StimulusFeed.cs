using System.Collections.Concurrent;
using RobustBench.Plans;
using RobustBench.Randomness;
using RobustBench.Suites;

namespace RobustBench.Running;

/// <summary>
/// Makes the stimuli of all parts that are to be run, ahead of the networks and on threads of its own: every image is
/// decoded once, every stimulus made once. At most a few batches wait, so memory does not depend on the number of images.
/// </summary>
internal sealed class StimulusFeed : IDisposable
{
    private const int WaitingBatches = 2;

    private readonly BlockingCollection<StimulusBatch> _waiting = new(WaitingBatches);
    private readonly ConcurrentBag<float[]> _returned = [];
    private readonly CancellationTokenSource _stop;
    private readonly ParallelOptions _parallel;
    private readonly StimulusMaker _maker;
    private readonly Func<OpenDataset, int> _batchSize;
    private readonly RunClock _clock;
    private readonly Action<string> _warn;
    private readonly Task _work;

    /// <summary>Starts at once.</summary>
    /// <param name="parts">The parts to run, in the order of the plan.</param>
    /// <param name="datasets">The data sets by key.</param>
    /// <param name="settings">What makes the stimuli, the number of threads and the batch size for a data set.</param>
    /// <param name="clock">Counts decoding and conditions.</param>
    /// <param name="warn">Told, from another thread, of images that can't be read.</param>
    /// <param name="cancel">Ends the feed.</param>
    public StimulusFeed(
        IReadOnlyList<PlannedPart> parts,
        IReadOnlyDictionary<string, OpenDataset> datasets,
        (StimulusMaker Maker, int Threads, Func<OpenDataset, int> BatchSize) settings,
        RunClock clock,
        Action<string> warn,
        CancellationToken cancel)
    {
        (_maker, _batchSize, _clock, _warn) = (settings.Maker, settings.BatchSize, clock, warn);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = _stop.Token };
        _work = Task.Run(() => Make(parts, datasets), CancellationToken.None);
    }

    /// <summary>The batches in the order of the plan. An error of the feed is thrown here.</summary>
    public IEnumerable<StimulusBatch> Batches()
    {
        foreach (var batch in _waiting.GetConsumingEnumerable(_stop.Token)) yield return batch;
        _work.GetAwaiter().GetResult();
    }

    /// <summary>Gives a batch's memory back.</summary>
    public void Return(StimulusBatch batch) => _returned.Add(batch.Pixels);

    /// <summary>Stops the feed where it has not ended.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        // Whatever the feed met was thrown by Batches, or nobody waits for it any more.
        ((IAsyncResult)_work).AsyncWaitHandle.WaitOne();
        _stop.Dispose();
        _waiting.Dispose();
    }

    private void Make(IReadOnlyList<PlannedPart> parts, IReadOnlyDictionary<string, OpenDataset> datasets)
    {
        try
        {
            foreach (var group in parts.GroupBy(part => (part.Position.Dataset, part.First)))
            {
                var part = group.First();
                var block = PictureBlock.Read(
                    datasets[part.Dataset.Key], part.First, part.Count, _parallel, _clock.Decoding, _warn);
                foreach (var conditions in group.Select(p => p.Condition).Distinct().GroupBy(condition => condition.Condition.Group)) Make(block, [.. conditions]);
            }
        }
        finally
        {
            _waiting.CompleteAdding();
        }
    }

    private void Make(PictureBlock block, ConditionEntry[] conditions)
    {
        block.Require(conditions[0]);
        // No larger than the part, so that a large number takes no memory, nor than a tensor that is filled in one copy.
        var largest = int.MaxValue / sizeof(float) / (3 * block.Dataset.Height * block.Dataset.Width);
        var batchSize = Math.Clamp(_batchSize(block.Dataset), 1, Math.Max(1, Math.Min(largest, block.Pictures.Count)));
        // A part of which no image can be read still has one, empty, batch: it says that the part is done.
        for (var first = 0; first == 0 || first < block.Pictures.Count; first += batchSize)
        {
            var count = Math.Min(batchSize, block.Pictures.Count - first);
            _waiting.Add(Make(block, conditions, first, count, batchSize), _stop.Token);
        }
    }

    private StimulusBatch Make(PictureBlock block, ConditionEntry[] conditions, int first, int count, int batchSize)
    {
        var size = 3 * block.Dataset.Height * block.Dataset.Width;
        var pixels = Rent(batchSize * size);
        var (height, width) = (block.Dataset.Height, block.Dataset.Width);
        var noise = new NoiseSource[count];
        Parallel.For(0, count, _parallel, i =>
        {
            (var stimulus, noise[i]) = _clock.Conditions.Time(() => _maker.Make(block, first + i, conditions[0].Condition, pixels.AsMemory(i * size, size)));
            if (i == 0) (height, width) = (stimulus.Height, stimulus.Width);
        });
        return new StimulusBatch
        {
            Block = block,
            Conditions = conditions,
            Noise = conditions[0].Condition.Attack is null ? [] : [noise, .. conditions.Skip(1).Select(condition => Noise(block, condition, first, count))],
            First = first,
            Count = count,
            Height = height,
            Width = width,
            Pixels = pixels,
        };
    }

    private NoiseSource[] Noise(PictureBlock block, ConditionEntry condition, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(index => _maker.Noise(block, index, condition.Condition))];

    private float[] Rent(int length)
    {
        while (_returned.TryTake(out var pixels))
        {
            if (pixels.Length == length) return pixels;
        }

        return new float[length];
    }
}
