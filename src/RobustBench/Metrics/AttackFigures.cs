namespace RobustBench.Metrics;

/// <summary>How an attack fared against a model on one data set.</summary>
/// <remarks>Goodfellow et al. 2015 for the success rate; Su et al. 2019 for that of targeted attacks and for the pixels changed.</remarks>
public sealed record AttackFigures
{
    /// <summary>The trials.</summary>
    public required long Images { get; init; }

    /// <summary>The images that were decided rightly before the attack.</summary>
    public required long RightBefore { get; init; }

    /// <summary>The images on which the attack was tried: those that were decided rightly before, and are not of the target's class where there is one.</summary>
    public required long Tried { get; init; }

    /// <summary>The images among those tried on which the attack reached what it was after.</summary>
    public required long Successes { get; init; }

    /// <summary>Successes over images tried, in [0, 1], lower is better for the model; null where none was tried.</summary>
    public double? SuccessRate => Tried == 0 ? null : (double)Successes / Tried;

    /// <summary>Wilson's 95% interval of the success rate; null where none was tried.</summary>
    public Interval? SuccessInterval => Tried == 0 ? null : Wilson.Interval(Successes, Tried);

    /// <summary>Images the network was asked to decide, a mean over the images tried; null where none was.</summary>
    public required double? MeanQueries { get; init; }

    /// <summary>Gradients the network was asked for, a mean over the images tried; null where none was.</summary>
    public required double? MeanGradients { get; init; }

    /// <summary>How often the attack began anew, a mean over the images tried; null where none was.</summary>
    public required double? MeanRestarts { get; init; }

    /// <summary>The changed pixels, a median over the successes; null without any.</summary>
    public required double? MedianL0 { get; init; }

    /// <summary>The Euclidean length of the change, a median over the successes; null without any.</summary>
    public required double? MedianL2 { get; init; }

    /// <summary>The largest change of a value, a median over the successes, in [0, 1]; null without any.</summary>
    public required double? MedianLInf { get; init; }

    /// <summary>The images among those tried on which nothing that the attack asked of the network varied.</summary>
    public required long Flat { get; init; }

    /// <summary>
    /// Whether more than half of the images tried were flat: such a network is constant or saturated, and what it withstands
    /// says nothing about its robustness.
    /// </summary>
    public bool IsMostlyFlat => 2 * Flat > Tried;

    /// <summary>The figures of trials that pass by once; it holds three numbers for each success.</summary>
    internal sealed class Tally
    {
        private readonly List<double> _l0 = [], _l2 = [], _lInf = [];
        private long _images, _rightBefore, _tried, _flat, _queries, _gradients, _restarts;

        /// <summary>The figures of the trials so far.</summary>
        public AttackFigures Figures => new()
        {
            Images = _images,
            RightBefore = _rightBefore,
            Tried = _tried,
            Successes = _l0.Count,
            MeanQueries = Mean(_queries),
            MeanGradients = Mean(_gradients),
            MeanRestarts = Mean(_restarts),
            MedianL0 = Median.Of(_l0),
            MedianL2 = Median.Of(_l2),
            MedianLInf = Median.Of(_lInf),
            Flat = _flat,
        };

        /// <summary>Counts a trial.</summary>
        public void Add(AttackTrial trial)
        {
            _images++;
            _rightBefore += trial.RightBefore ? 1 : 0;
            if (!trial.IsTried) return;
            _tried++;
            _flat += trial.IsFlat ? 1 : 0;
            _queries += trial.Queries;
            _gradients += trial.Gradients;
            _restarts += trial.Restarts;
            if (!trial.Succeeded) return;
            _l0.Add(trial.L0);
            _l2.Add(trial.L2);
            _lInf.Add(trial.LInf);
        }

        private double? Mean(long sum) => _tried == 0 ? null : (double)sum / _tried;
    }
}
