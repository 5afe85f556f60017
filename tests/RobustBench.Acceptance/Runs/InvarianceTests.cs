using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench.Acceptance.Runs;

/// <summary>How a suite is run changes neither stimuli nor decisions.</summary>
public sealed class InvarianceTests : IClassFixture<InvarianceTests.Plain>
{
    private readonly Plain _plain;

    /// <summary>Tests against the plain run.</summary>
    public InvarianceTests(Plain plain) => _plain = plain;

    [SkippableTheory]
    [InlineData(7, 1)]
    [InlineData(7, 2)]
    [InlineData(250, 1)]
    [InlineData(250, 2)]
    public void Decisions_do_not_depend_on_batch_size_and_threads(int batchSize, int threads)
    {
        Reference.Require();
        using var folder = new TemporaryFolder();
        AssertSameDecisions(Run(folder, new RunOptions { BatchSize = batchSize, Threads = threads }));
    }

    [SkippableFact]
    public void Three_shards_decide_as_one_process_does()
    {
        Reference.Require();
        using var folder = new TemporaryFolder();
        foreach (var number in new[] { 3, 1, 2 })
            Run(folder, new RunOptions { BatchSize = 50, Threads = 1, Selection = new Selection { Shard = new Shard(number, 3) } });
        AssertSameDecisions(folder["results"]);
    }

    [SkippableTheory]
    [InlineData(7, 1)]
    [InlineData(16, 2)]
    [InlineData(250, 2)]
    public void Stimuli_of_real_images_are_the_same_bits_at_any_batch_size_and_threads(int batchSize, int threads)
    {
        Reference.Require();
        var (plain, other) = (Stimuli(batchSize: 40, threads: 1), Stimuli(batchSize, threads));
        Assert.Equal(100 * 5, plain.Count);
        Assert.Equal(plain.Keys.Order(), other.Keys.Order());
        Assert.All(plain, stimulus => Assert.True(stimulus.Value.AsSpan().SequenceEqual(other[stimulus.Key]), $"{stimulus.Key} differs"));
    }

    private static Dictionary<(string Condition, string Image), int[]> Stimuli(int batchSize, int threads)
    {
        using var folder = new TemporaryFolder();
        var suite = SuiteReader.Read(folder.Write("suite.yaml", SmallSuite.Varied), _ => null);
        using var datasets = DatasetSet.Open(suite, limit: null);
        var plan = Plan.Of(suite, datasets.Sizes, new Selection { Models = ["captum_lenet"] });
        using var feed = new StimulusFeed(
            plan.Parts, datasets.ByKey, (new StimulusMaker(suite.Seed), threads, _ => batchSize), new RunClock(), Assert.Fail, CancellationToken.None);
        var stimuli = new Dictionary<(string, string), int[]>();
        foreach (var batch in feed.Batches())
        {
            var size = 3 * batch.Height * batch.Width;
            for (var i = 0; i < batch.Count; i++)
            {
                var bits = batch.Pixels.AsSpan(i * size, size).ToArray().Select(BitConverter.SingleToInt32Bits);
                stimuli.Add((batch.Conditions[0].Condition.Key, batch.Block.Records[batch.First + i].Key), [.. bits]);
            }

            feed.Return(batch);
        }

        return stimuli;
    }

    private void AssertSameDecisions(string results)
    {
        var (expected, actual) = (Trials(_plain.Results), Trials(results));
        Assert.Equal(2 * 5 * 100, expected.Count);
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
        {
            Assert.Equal(
                (one.Cell, one.Trial.Image, one.Trial.Label, one.Trial.Prediction, one.Trial.Correct),
                (other.Cell, other.Trial.Image, other.Trial.Label, other.Trial.Prediction, other.Trial.Correct));
            Assert.Equal(one.Trial.Top5, other.Trial.Top5);
            Assert.InRange(other.Trial.Confidence - one.Trial.Confidence, -1e-5, 1e-5);
        }
    }

    private static List<(string Cell, Trial Trial)> Trials(string results) =>
    [
        .. from cell in new TrialFolder(results).Cells()
           from trial in cell.ReadTrials()
           select ($"{cell.Model} · {cell.Dataset} · {cell.Condition}", trial),
    ];

    private static string Run(TemporaryFolder folder, RunOptions options)
    {
        var suite = folder.Write("suite.yaml", SmallSuite.Varied);
        var outcome = new Benchmark(options with { Results = folder["results"], Device = "cpu" }, _ => { }, TimeProvider.System)
            .Run(suite, CancellationToken.None);
        Assert.Equal(0, outcome.FailedCells);
        return outcome.Results;
    }

    /// <summary>A run in one process, one thread, batches of 50.</summary>
    public sealed class Plain : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Lazy<string> _results;

        /// <summary>Runs nothing yet.</summary>
        public Plain() => _results = new(() => Run(_folder, new RunOptions { BatchSize = 50, Threads = 1 }));

        internal string Results => _results.Value;

        /// <inheritdoc/>
        public void Dispose() => _folder.Dispose();
    }
}
