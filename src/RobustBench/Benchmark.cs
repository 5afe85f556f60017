using RobustBench.Models;
using RobustBench.Plans;
using RobustBench.Reports;
using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Trials;
using TorchSharp;
using static TorchSharp.torch;

namespace RobustBench;

/// <summary>The whole way from a suite file to its tables: suite → plan → images → conditions → models → trials → report.</summary>
public sealed class Benchmark
{
    private readonly RunOptions _options;
    private readonly Action<RunEvent> _report;
    private readonly TimeProvider _time;

    /// <summary>A benchmark with options, an observer of its progress, and the clock that run.json is dated by.</summary>
    public Benchmark(RunOptions options, Action<RunEvent> report, TimeProvider time) =>
        (_options, _report, _time) = (options, report, time);

    /// <summary>Runs what is missing of a suite, then writes every table and plot.</summary>
    /// <exception cref="InputException">The suite, or something that it names, is wrong.</exception>
    public RunOutcome Run(string suiteFile, CancellationToken cancel)
    {
        var suite = SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable);
        var results = Path.GetFullPath(_options.Results ?? Path.Combine("results", suite.Name));
        using var datasets = DatasetSet.Open(suite, _options.Selection.Limit);
        var plan = Plan.Of(suite, datasets.Sizes, _options.Selection);
        Preflight.CheckBackend(plan, _options.Backend);
        Preflight.Check(plan, datasets.ByKey);

        AtomicFile.RemoveAbandoned(results);
        using var styled = new StyledImages();
        var (fingerprint, maker) = (new Fingerprint(suite, datasets.ByKey, styled), new StimulusMaker(suite.Seed, styled));
        var folder = new TrialFolder(results);
        var finished = new FinishedParts(suite, folder, fingerprint);
        var record = new RunRecord(results, suite, datasets.ByKey, fingerprint);
        var facts = new RunFacts
        {
            Started = _time.GetUtcNow(),
            Selection = _options.Selection,
            Threads = _options.Threads ?? Environment.ProcessorCount,
        };
        foreach (var notice in datasets.Notices.Concat(Preflight.GeometryNotices(plan, datasets.ByKey))) Warn(facts, notice);
        var missing = finished.Missing(plan, _options.Selection.Limit, _options.Fresh, message => Warn(facts, message));
        (facts.PartsPlanned, facts.PartsReused) = (plan.Parts.Count, plan.Parts.Count - missing.Count);
        var (cells, cellsLeft) = (Cells(plan.Parts), Cells(missing));
        _report(new PlanReady(cells, cells - cellsLeft, plan.Parts.Count, facts.PartsReused, missing.Sum(part => part.MostPasses), missing.Any(part => part.Attacked is not null)));

        if (missing.Count > 0) RunMissing(missing, datasets.ByKey, (styled, maker), finished, fingerprint, record, facts, cancel);
        else finished.Settle();
        if (!facts.Interrupted && _options.Pictures > 0) DrawAttacks(results, maker, plan, datasets.ByKey, fingerprint, facts, cancel);
        // Images in a style that are not there take seconds each, which nobody waits for who has interrupted the run.
        SampleStimuli.Write(results, plan, datasets.ByKey, maker, condition => condition.Style is null || !facts.Interrupted, message => _report(new Warning(message)));
        AtomicFile.RemoveAbandoned(results);
        var report = Report(results, folder);
        foreach (var warning in OutdatedCells.Warnings(folder, suite, Plan.Of(suite, datasets.Sizes, new Selection()), fingerprint))
            _report(new Warning(warning));
        return new RunOutcome
        {
            Results = results,
            Report = report,
            FailedCells = facts.FailedCells.Count,
            Interrupted = facts.Interrupted,
        };
    }

    /// <summary>Under the lock: of several shards the last one to end reads, and so writes, all parts.</summary>
    private static ReportResult? Report(string results, TrialFolder folder)
    {
        if (folder.PartPaths().Count == 0) return null;
        using var alone = FolderLock.Take(results);
        return ReportWriter.WriteAll(results);
    }

    private void DrawAttacks(
        string results, StimulusMaker maker, Plan plan, IReadOnlyDictionary<string, OpenDataset> datasets, Fingerprint fingerprint, RunFacts facts, CancellationToken cancel)
    {
        var cells = AttackGallery.Cells(plan);
        if (cells.Count == 0)
        {
            _report(new Warning("--pictures: the suite has no attacks"));
            return;
        }

        var device = TorchDevice.Resolve(_options.Device);
        set_num_threads(1);
        using var networks = NetworkSet.Load(cells, datasets, device, fingerprint.Weights, _ => { });
        try
        {
            new AttackGallery(datasets, networks, maker, device, cancel).Write(results, cells, _options.Pictures, device.type == DeviceType.CPU ? facts.Threads : 1);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            facts.Interrupted = true;
        }
    }

    private void RunMissing(
        List<PlannedPart> missing,
        IReadOnlyDictionary<string, OpenDataset> datasets,
        (StyledImages Styled, StimulusMaker Maker) images,
        FinishedParts finished,
        Fingerprint fingerprint,
        RunRecord record,
        RunFacts facts,
        CancellationToken cancel)
    {
        var device = TorchDevice.Resolve(_options.Device);
        // Every pass runs on one thread, here as on the workers.
        set_num_threads(1);
        List<ModelEntry> models = [.. missing.SelectMany(part => part.Networks).DistinctBy(model => model.Key)];
        using var networks = NetworkSet.Load(missing, datasets, device, fingerprint.Weights, message => Warn(facts, message));
        Preflight.CheckNetworks(missing, datasets, networks);
        facts.Device = device.ToString();
        if (device.type != DeviceType.CPU)
        {
            foreach (var model in models.Where(model => model.Format == ModelFormat.Onnx))
                Warn(facts, $"`{model.Key}` is an ONNX file and runs on the CPU, not on {device}");
        }

        ChooseBatchSizes(missing, datasets, networks, models, device, record, facts);
        finished.Settle();
        record.Write(facts);

        var runner = new Runner(finished, networks, device, facts.Clock, happened => Note(facts, happened));
        try
        {
            images.Styled.Make(missing, datasets, images.Maker, facts.Threads, _report, cancel);
            facts.Clock.Start();
            using var feed = new StimulusFeed(
                missing, datasets, (images.Maker, facts.Threads, dataset => facts.BatchSizes[dataset.Entry.Key]), facts.Clock,
                message => Warn(facts, message), cancel);
            runner.Run(missing, feed, device.type == DeviceType.CPU ? facts.Threads : 1, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            facts.Interrupted = true;
        }
        finally
        {
            facts.Clock.Stop();
            facts.Ended = true;
            record.Write(facts);
        }
    }

    private static int Cells(IEnumerable<PlannedPart> parts) => parts.Select(part => part.Position).Distinct().Count();

    private void ChooseBatchSizes(
        List<PlannedPart> missing,
        IReadOnlyDictionary<string, OpenDataset> datasets,
        NetworkSet networks,
        List<ModelEntry> models,
        Device device,
        RunRecord record,
        RunFacts facts)
    {
        var earlier = _options.MeasureBatchSize ? record.MeasuredBatchSizes() : [];
        facts.Measured = _options.MeasureBatchSize;
        foreach (var dataset in missing.Select(part => part.Dataset.Key).Distinct().Select(key => datasets[key]))
        {
            facts.BatchSizes[dataset.Entry.Key] = _options switch
            {
                { BatchSize: { } size } => size,
                { MeasureBatchSize: true } when earlier.TryGetValue(dataset.Entry.Key, out var size) => size,
                { MeasureBatchSize: true } => BatchSizeMeasurement.Best(dataset, networks, models, device),
                _ => BatchSizes.Default(dataset.Height, dataset.Width, device.type == DeviceType.CUDA),
            };
        }
    }

    /// <summary>Called from the threads of the workers.</summary>
    private void Note(RunFacts facts, RunEvent happened)
    {
        lock (facts)
        {
            switch (happened)
            {
                case BatchDone batch:
                    facts.Passes += batch.Passes;
                    break;
                case PartDone:
                    facts.PartsRun++;
                    break;
                case CellFailed cell:
                    facts.FailedCells.TryAdd($"{cell.Model} · {cell.Dataset} · {cell.Condition}", cell.Reason);
                    break;
            }
        }

        _report(happened);
    }

    private void Warn(RunFacts facts, string message)
    {
        lock (facts.Warnings) facts.Warnings.Add(message);
        _report(new Warning(message));
    }
}
