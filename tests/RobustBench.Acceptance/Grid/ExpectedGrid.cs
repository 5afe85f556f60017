using System.Text.Json;

namespace RobustBench.Acceptance.Grid;

/// <summary>The right decisions of three networks that the published manipulation code and PyTorch come to.</summary>
internal sealed class ExpectedGrid
{
    /// <summary>The images that the figures are of.</summary>
    public const int Images = 312;

    private readonly List<Cell> _cells = [];

    private ExpectedGrid()
    {
    }

    /// <summary>Reads the figures, which are rounded to four digits, as counts.</summary>
    public static ExpectedGrid Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Reference.File("cifar10/expected-corruptions.json")));
        var grid = new ExpectedGrid();
        foreach (var condition in document.RootElement.GetProperty("accuracy").EnumerateObject())
        {
            foreach (var model in condition.Value.EnumerateObject())
                grid._cells.Add(new Cell(NameInSuite(model.Name), condition.Name, (int)Math.Round(model.Value.GetDouble() * Images)));
        }

        return grid;
    }

    /// <summary>The conditions in the file's order.</summary>
    public IEnumerable<string> Conditions => _cells.Select(cell => cell.Condition).Distinct();

    /// <summary>The cells whose stimuli need no random numbers.</summary>
    public IEnumerable<Cell> Deterministic => _cells.Where(cell => !IsRandom(cell));

    /// <summary>The cells whose figures are one draw.</summary>
    public IEnumerable<Cell> Random => _cells.Where(IsRandom);

    private static bool IsRandom(Cell cell) => cell.Condition.Split('(')[0] is "phase-noise" or "salt-and-pepper" or "uniform-noise";

    private static string NameInSuite(string name) => name == "resnet4b_adv" ? "cifar_resnet4b" : name;

    internal sealed record Cell(string Model, string Condition, int Correct);
}
