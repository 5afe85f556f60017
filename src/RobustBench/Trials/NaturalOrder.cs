using System.Globalization;

namespace RobustBench.Trials;

/// <summary>The order in which a reader looks for keys: <c>c5</c> before <c>c10</c>, <c>0.9</c> before <c>15</c>; ordinal where that leaves two equal.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    /// <summary>The order.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x, right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            var (low, high) = (Number(left, out var first), Number(right, out var second));
            if (low is null || high is null) (first, second) = (1, 1);
            var order = low is null || high is null ? left[0].CompareTo(right[0]) : low.Value.CompareTo(high.Value);
            if (order != 0) return order;
            left = left[first..];
            right = right[second..];
        }

        return left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(x, y);
    }

    /// <summary>The number at the start of a text, with a point between its digits at most once.</summary>
    private static decimal? Number(ReadOnlySpan<char> text, out int length)
    {
        const int MostDigits = 24;
        length = Digits(text);
        if (length is 0 or > MostDigits) return null;
        if (length + 1 < text.Length && text[length] == '.' && Digits(text[(length + 1)..]) is > 0 and var decimals && length + decimals < MostDigits)
            length += 1 + decimals;
        return decimal.Parse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static int Digits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;
}
