using RobustBench.Trials;

namespace RobustBench.Metrics;

/// <summary>How an attack fared in one cell: a row of <c>attacks.csv</c>.</summary>
/// <param name="Accuracy">How often the model is right on the attacked images; of all images, those wrong before among them.</param>
/// <param name="Figures">What the attack did.</param>
/// <param name="Images">What became of each image.</param>
public sealed record CellAttack(CellAccuracy Accuracy, AttackFigures Figures, AttackedImages Images)
{
    /// <summary>The condition's key taken apart.</summary>
    public AttackKey Key { get; } = AttackKey.Parse(Accuracy.Condition);

    /// <summary>Whether the trials of a cell are an attack's.</summary>
    public static bool Counts(TrialCell cell) => AttackColumns.AreIn(cell.Columns);

    /// <summary>What is told of a cell whose trials pass by once.</summary>
    internal sealed class Tally(TrialCell cell, ImageNumbers numbers)
    {
        private readonly AttackTrialReader _reader = new(cell.Columns, $"{cell.Model} · {cell.Dataset} · {cell.Condition}");
        private readonly AttackFigures.Tally _figures = new();
        private readonly AttackedImages _images = new();

        /// <summary>The trials so far, which came out at this accuracy.</summary>
        public CellAttack Of(CellAccuracy accuracy) => new(accuracy, _figures.Figures, _images);

        /// <summary>Counts trials on their way to another reader, so that they are read once.</summary>
        public IEnumerable<Trial> Passing(IEnumerable<Trial> trials)
        {
            foreach (var trial in trials)
            {
                var attack = _reader.Read(trial);
                _figures.Add(attack);
                _images.Add(numbers[trial.Image], attack.RightBefore, trial.Correct);
                yield return trial;
            }
        }
    }
}
