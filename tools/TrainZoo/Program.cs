using System.Globalization;

namespace RobustBench.TrainZoo;

/// <summary>Trains the networks of models/zoo, writes their cards, and tells what they show.</summary>
internal static class TrainZooProgram
{
    private const string Usage =
        """
        usage: TrainZoo train FOLDER SEED [MODEL…]    trains and writes MODEL.safetensors
               TrainZoo cards RESULTS FOLDER SEED     writes the models' cards from the results of zoo.yaml
               TrainZoo findings RESULTS              tells whether the papers' findings are in the results
               TrainZoo sheet FILE.png                draws the stimuli
        """;

    private static int Main(string[] args)
    {
        try
        {
            return Run(args);
        }
        catch (InputException problem)
        {
            foreach (var line in problem.Problems) Console.Error.WriteLine(line);
            return 2;
        }
    }

    private static int Run(string[] args)
    {
        switch (args)
        {
            case ["train", var folder, var text, .. var names] when Seed(text) is { } seed:
                if (names.FirstOrDefault(name => Recipe.All.All(recipe => recipe.Name != name)) is { } unknown)
                    throw new InputException($"there is no model '{unknown}': known are {string.Join(", ", Recipe.All.Select(recipe => recipe.Name))}");
                Training.Run([.. Recipe.All.Where(recipe => names.Length == 0 || names.Contains(recipe.Name))], seed, folder);
                return 0;
            case ["cards", var results, var folder, var text] when Seed(text) is { } seed:
                var read = new Results(results);
                foreach (var recipe in Recipe.All) new Card(recipe, seed, read).Write(folder);
                return 0;
            case ["findings", var results]:
                return new Findings(new Results(results)).Print() ? 0 : 1;
            case ["sheet", var file]:
                StimulusSheet.Write(file);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 2;
        }
    }

    private static long? Seed(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
