using System.Globalization;

namespace RobustBench.Plans;

/// <summary>Every <paramref name="Of"/>-th part, beginning with the <paramref name="Number"/>-th.</summary>
/// <param name="Number">From 1 to <paramref name="Of"/>.</param>
/// <param name="Of">The number of shards.</param>
public sealed record Shard(int Number, int Of)
{
    /// <summary>All parts.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads <c>I/N</c>.</summary>
    /// <exception cref="InputException">The text is not I/N with 1 ≤ I ≤ N.</exception>
    public static Shard Parse(string text)
    {
        if (text.Split('/') is [var number, var of]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && i >= 1 && i <= n)
        {
            return new Shard(i, n);
        }

        throw new InputException($"--shard {text}: write I/N with I from 1 to N, such as 1/3");
    }

    /// <summary>Whether the part at this position of the plan belongs to the shard.</summary>
    public bool Has(long position) => position % Of == Number - 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Number}/{Of}";
}
