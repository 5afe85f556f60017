using RobustBench.Models;
using RobustBench.Models.Weights;
using RobustBench.Plans;
using RobustBench.Running;
using RobustBench.Suites;

namespace RobustBench;

/// <summary>Checks a suite and everything that it names, and runs nothing.</summary>
/// <remarks>
/// Weights are checked against their architectures without libtorch. TorchScript and ONNX files say what they are only
/// when they are loaded: those are tried on two made-up images.
/// </remarks>
public static class SuiteValidation
{
    /// <summary>Every problem, each as <c>file:line:column: message</c>; what is wrong in one place does not hide the rest.</summary>
    public static IReadOnlyList<string> Problems(string suiteFile) => Problems(suiteFile, Environment.GetEnvironmentVariable);

    /// <summary>Every problem, with the variables that the suite may name.</summary>
    public static IReadOnlyList<string> Problems(string suiteFile, Func<string, string?> variables)
    {
        try
        {
            var (suite, problems) = SuiteReader.ReadAsFarAsPossible(suiteFile, variables);
            return suite is null ? problems : [.. problems.Concat(ProblemsOf(suite)).Distinct()];
        }
        catch (InputException problem)
        {
            return problem.Problems;
        }
    }

    private static List<string> ProblemsOf(Suite suite)
    {
        var problems = new List<string>();
        var datasets = new List<OpenDataset>();
        try
        {
            foreach (var entry in suite.Datasets)
                Try(entry.Place, problems, () => datasets.Add(OpenDataset.Open(suite, entry, limit: null)));
            problems.AddRange(Preflight.ConditionProblems(datasets.SelectMany(dataset => suite.ConditionsOf(dataset.Entry).Select(condition => (condition, dataset)))));
            problems.AddRange(datasets.SelectMany(dataset => ShownConditions.Refusals(suite, dataset.Entry, dataset.Size)));
            problems.AddRange(Preflight.SizeProblems(datasets.SelectMany(dataset => suite.Models.Select(model => (model, dataset)))));
            foreach (var model in suite.Models)
                Try(model.Place, problems, () => problems.AddRange(ProblemsOf(model, datasets, suite)));
            return problems;
        }
        finally
        {
            foreach (var dataset in datasets) dataset.Dispose();
        }
    }

    private static IEnumerable<string> ProblemsOf(ModelEntry model, List<OpenDataset> datasets, Suite suite)
    {
        var (classes, differentiable) = model.Architecture is { } architecture
            ? (WeightCheck.Classes(architecture, WeightFile.Read(model.Weights)), true)
            : Loaded(model, datasets);
        var attacks = suite.Conditions.Where(condition => condition.Condition.Attack is { } attack && (attack.Source ?? model.Key) == model.Key).ToList();
        var problems = differentiable ? [] : attacks
            .Where(condition => condition.Condition.Attack!.Family.NeedsGradients)
            .Select(condition => Preflight.GradientProblem(condition, model));
        if (classes is not { } known) return problems;
        return problems
            .Concat(Preflight.ClassProblems(datasets.Select(dataset => (model, dataset)), _ => known))
            .Concat(attacks.SelectMany(condition => datasets
                .Where(dataset => dataset.Entry.IsShownUnder(condition))
                .SelectMany(dataset => Preflight.TargetProblems(condition, dataset, known))));
    }

    /// <summary>The classes of a network that is a file of its own, and whether it has gradients; an ONNX file never has.</summary>
    private static (int? Classes, bool Differentiable) Loaded(ModelEntry model, List<OpenDataset> datasets)
    {
        if (datasets.Count == 0) return (null, model.Format != ModelFormat.Onnx);
        using var network = NetworkSet.Load(model, datasets, TorchDevice.Cpu);
        return (network.Classes, network.Differentiable);
    }

    private static void Try(Place place, List<string> problems, Action check)
    {
        try
        {
            check();
        }
        catch (InputException problem)
        {
            problems.AddRange(problem.Problems.Select(place.Say));
        }
    }
}
