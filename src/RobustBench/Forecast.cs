using RobustBench.Metrics;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Suites;
using RobustBench.Trials;

namespace RobustBench;

/// <summary>What a run of a suite would have to do.</summary>
public sealed record Forecast
{
    /// <summary>ψ where neither the user nor earlier trials say it: two networks of like accuracy differ on so many images.</summary>
    public const double AssumedDiscordance = 0.1;

    /// <summary>The results folder.</summary>
    public required string Results { get; init; }

    /// <summary>The images that are used of each data set, by its key; one of which no condition is selected is not there.</summary>
    public required IReadOnlyDictionary<string, int> Images { get; init; }

    /// <summary>The models.</summary>
    public required int Models { get; init; }

    /// <summary>The conditions, lists written out.</summary>
    public required int Conditions { get; init; }

    /// <summary>The cells: model × data set × condition.</summary>
    public required int Cells { get; init; }

    /// <summary>The cells that are done already.</summary>
    public required int CellsDone { get; init; }

    /// <summary>The forward passes: images, counted once for each cell; under an attack the most that it may ask for, a gradient as three.</summary>
    public required long Passes { get; init; }

    /// <summary>The forward passes that are left.</summary>
    public required long PassesLeft { get; init; }

    /// <summary>The time left in seconds, at the speed of the runs into the same folder; null where none has measured it.</summary>
    public required double? SecondsLeft { get; init; }

    /// <summary>What is not as it should be and stops nothing.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Looks at a suite and at what is done of it; changes nothing.</summary>
    /// <exception cref="InputException">The suite, or something that it names, is wrong.</exception>
    public static Forecast Of(string suiteFile, RunOptions options)
    {
        var suite = SuiteReader.Read(suiteFile, Environment.GetEnvironmentVariable);
        var results = Path.GetFullPath(options.Results ?? Path.Combine("results", suite.Name));
        if (File.Exists(results)) throw new InputException($"{results}: is a file, and must be a folder");
        using var datasets = DatasetSet.Open(suite, options.Selection.Limit);
        var plan = Plan.Of(suite, datasets.Sizes, options.Selection);
        Preflight.Check(plan, datasets.ByKey);
        using var styled = new StyledImages();
        var fingerprint = new Fingerprint(suite, datasets.ByKey, styled);
        var warnings = datasets.Notices.ToList();
        var left = new FinishedParts(suite, new TrialFolder(results), fingerprint).Missing(plan, options.Selection.Limit, options.Fresh, warnings.Add);
        var speed = new RunRecord(results, suite, datasets.ByKey, fingerprint).MeasuredSpeed();
        var passesLeft = left.Sum(part => part.MostPasses);
        return new Forecast
        {
            Results = results,
            Images = plan.All.DistinctBy(part => part.Dataset.Key).ToDictionary(part => part.Dataset.Key, part => part.CellImages),
            Models = plan.Parts.Select(part => part.Model.Key).Distinct().Count(),
            Conditions = plan.Parts.Select(part => part.Position.Condition).Distinct().Count(),
            Cells = CellsOf(plan.Parts),
            CellsDone = CellsOf(plan.Parts) - CellsOf(left),
            Passes = plan.Parts.Sum(part => part.MostPasses),
            PassesLeft = passesLeft,
            SecondsLeft = passesLeft == 0 ? 0 : passesLeft / speed,
            Warnings = warnings,
        };
    }

    /// <summary>How many images show a drop of accuracy with 80% power, by the exact McNemar test at 5%.</summary>
    /// <param name="results">The results folder, whose trials tell how often models differ; it need not be there.</param>
    /// <param name="drop">The drop, in (0, 1].</param>
    /// <param name="discordance">The share of images that only one of the models decides rightly; null: from the trials, else assumed.</param>
    /// <exception cref="InputException">The drop is larger than the discordance, or a part is damaged.</exception>
    public static Detection Detect(string results, double drop, double? discordance)
    {
        var measured = discordance is null ? Discordance.Mean(new TrialFolder(results).Cells(), "clean") : null;
        var share = discordance ?? Math.Max(drop, measured is > 0 ? measured.Value : AssumedDiscordance);
        if (drop > share) throw new InputException($"--detect {drop}: a drop can't be larger than the share of images that the models differ on, {share}");
        var source = (discordance, measured) switch
        {
            ({ }, _) => "as given",
            (_, > 0) => "as the models of the earlier trials differ on clean images",
            _ => "assumed",
        };
        return new Detection(drop, share, source, PairedPower.Images(drop, share));
    }

    private static int CellsOf(IEnumerable<PlannedPart> parts) => parts.Select(part => part.Position).Distinct().Count();
}
