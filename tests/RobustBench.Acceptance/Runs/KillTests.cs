using System.Text.Json;
using Xunit.Abstractions;

namespace RobustBench.Acceptance.Runs;

/// <summary>A run that is killed goes on where it was, and nothing in the results tells.</summary>
public sealed class KillTests(KillTests.Uninterrupted whole, ITestOutputHelper output) : IClassFixture<KillTests.Uninterrupted>
{
    private const int AllParts = 2 * 3 * 7;

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(AllParts / 2)]
    [InlineData(AllParts - 4)]
    public void A_run_killed_after_so_many_parts_ends_with_the_bytes_of_an_uninterrupted_one(int parts)
    {
        Reference.Require();
        using var folder = new TemporaryFolder();
        KillAfter(parts, folder);
        Run(folder);
        ResultsFolder.AssertSame(whole.Results, folder["results"]);
    }

    [SkippableFact]
    public void A_run_killed_again_and_again_at_random_moments_ends_with_the_bytes_of_an_uninterrupted_one()
    {
        const int Seed = 8;
        Reference.Require();
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        for (var kill = 0; kill < 5; kill++)
        {
            using var child = Start(folder);
            var before = ResultsFolder.Parts(folder["results"]).Count;
            child.WaitUntil(() => ResultsFolder.Parts(folder["results"]).Count > before);
            Thread.Sleep(random.Next(300));
            child.Kill();
            output.WriteLine($"seed {Seed}, kill {kill}: {ResultsFolder.Parts(folder["results"]).Count} parts");
        }

        Run(folder);
        ResultsFolder.AssertSame(whole.Results, folder["results"]);
    }

    [SkippableFact]
    public void Parts_that_were_finished_before_the_kill_are_not_run_again()
    {
        Reference.Require();
        using var folder = new TemporaryFolder();
        KillAfter(AllParts / 3, folder);
        var finished = ResultsFolder.Parts(folder["results"]);

        var events = Run(folder);

        var after = ResultsFolder.Parts(folder["results"]);
        Assert.All(finished, part => Assert.Equal(part.Value, after[part.Key]));
        Assert.Equal(AllParts - finished.Count, events.Count(name => name == "part-done"));
    }

    [SkippableFact]
    public void A_finished_suite_runs_again_without_a_forward_pass_and_changes_no_file()
    {
        Reference.Require();
        var files = Times(whole.Results);
        var (text, _, _) = ChildProcess.Run("run", whole.Suite, "--results", whole.Results, "--json");

        var events = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["plan-ready", "run-ended"], events.Select(happened => happened.GetProperty("event").GetString()));
        Assert.Equal(0, events[0].GetProperty("passes").GetInt64());
        Assert.Equal(files, Times(whole.Results));
    }

    [SkippableFact]
    public void What_a_process_left_that_died_while_it_wrote_is_removed()
    {
        Reference.Require();
        string[] left = ["run.json.fedcba9876543210fedcba9876543210.tmp", "accuracy.csv.0123456789abcdef0123456789abcdef.tmp"];
        foreach (var file in left) File.WriteAllText(Path.Combine(whole.Results, file), "half a l");
        ChildProcess.Run("run", whole.Suite, "--results", whole.Results, "--quiet");
        Assert.All(left, file => Assert.False(File.Exists(Path.Combine(whole.Results, file)), $"{file} is still there"));
    }

    [SkippableFact]
    public void A_finished_suite_runs_again_within_seconds()
    {
        Reference.Require();
        // The best of three: another process may take the cores for a moment.
        var best = Enumerable.Range(0, 3).Min(_ => ChildProcess.Run("run", whole.Suite, "--results", whole.Results, "--quiet").Time);
        output.WriteLine($"second run: {best.TotalSeconds:F2} s");
        Assert.InRange(best.TotalSeconds, 0, 3);
    }

    private static void KillAfter(int parts, TemporaryFolder folder)
    {
        using var child = Start(folder);
        Assert.True(child.WaitUntil(() => ResultsFolder.Parts(folder["results"]).Count >= parts), "the run ended before it could be killed");
        child.Kill();
        Assert.InRange(ResultsFolder.Parts(folder["results"]).Count, parts, AllParts - 1);
    }

    private static ChildProcess Start(TemporaryFolder folder) =>
        ChildProcess.Start("run", folder.Write("suite.yaml", SmallSuite.ManyParts), "--results", folder["results"], "--json");

    private static List<string> Run(TemporaryFolder folder)
    {
        var (text, _, _) = ChildProcess.Run("run", folder["suite.yaml"], "--results", folder["results"], "--json");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()!)];
    }

    private static Dictionary<string, DateTime> Times(string results) =>
        Directory.EnumerateFiles(results, "*", SearchOption.AllDirectories).ToDictionary(path => path, File.GetLastWriteTimeUtc);

    /// <summary>The same suite run once without interruption.</summary>
    public sealed class Uninterrupted : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Lazy<string> _results;

        /// <summary>Runs nothing yet.</summary>
        public Uninterrupted() => _results = new(() =>
        {
            ChildProcess.Run("run", _folder.Write("suite.yaml", SmallSuite.ManyParts), "--results", _folder["results"], "--quiet");
            return _folder["results"];
        });

        internal string Results => _results.Value;

        internal string Suite => _folder["suite.yaml"];

        /// <inheritdoc/>
        public void Dispose() => _folder.Dispose();
    }
}
