namespace RobustBench.Metrics;

/// <summary>Proportions on the scale on which they have no ends.</summary>
public static class Logit
{
    /// <summary><c>log(p / (1 − p))</c>; infinite at 0 and 1.</summary>
    public static double Of(double proportion) => Math.Log(proportion / (1 - proportion));

    /// <summary>The proportion of a logit.</summary>
    public static double Proportion(double logit) => 1 / (1 + Math.Exp(-logit));
}
