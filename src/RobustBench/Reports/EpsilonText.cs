using System.Globalization;

namespace RobustBench.Reports;

/// <summary>
/// How an axis names its ε: as multiples of 1/255, a step of 8-bit images, where all of them are such and not all short
/// decimals besides (0.2 is 51/255, and better read as it is); else as numbers.
/// </summary>
internal sealed class EpsilonText
{
    private const double Steps = 255;

    private readonly bool _isMultiple;

    /// <param name="epsilons">All ε of the axis.</param>
    public EpsilonText(IReadOnlyList<double> epsilons) => _isMultiple = epsilons.All(IsMultiple) && !epsilons.All(IsShort);

    /// <summary>What the axis is called.</summary>
    public string Caption => _isMultiple ? "ε (in 1/255)" : "ε";

    /// <summary>The ε at a mark of the axis.</summary>
    public string Mark(double epsilon) =>
        _isMultiple ? Math.Round(epsilon * Steps).ToString(CultureInfo.InvariantCulture) : Short(epsilon);

    /// <summary>The ε by itself: <c>4/255</c> or a number.</summary>
    public string Full(double epsilon) => _isMultiple && epsilon > 0 ? $"{Mark(epsilon)}/{Steps.ToString(CultureInfo.InvariantCulture)}" : Mark(epsilon);

    private static bool IsMultiple(double epsilon) => Math.Abs(epsilon * Steps - Math.Round(epsilon * Steps)) < 1e-6;

    private static bool IsShort(double epsilon) => double.Parse(Short(epsilon), CultureInfo.InvariantCulture) == epsilon;

    private static string Short(double epsilon) => epsilon.ToString("G3", CultureInfo.InvariantCulture);
}
