using RobustBench.Trials;

namespace RobustBench.Tests.Trials;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Numbers_in_keys_stand_by_their_value()
    {
        string[] sorted = ["0", "0.05", "0.9", "3", "15", "c5", "c10", "c100", "inf", "subject-2", "subject-10"];

        Assert.Equal(sorted, sorted.Reverse().Order(NaturalOrder.Instance));
    }

    [Theory]
    [InlineData("1.0", "1.00")]
    [InlineData("a", "b")]
    [InlineData("a1", "a01")]
    [InlineData("", "a")]
    [InlineData("99999999999999999999999999999999", "9")]
    public void The_order_is_total(string one, string other)
    {
        Assert.NotEqual(0, NaturalOrder.Instance.Compare(one, other));
        Assert.Equal(-Math.Sign(NaturalOrder.Instance.Compare(one, other)), Math.Sign(NaturalOrder.Instance.Compare(other, one)));
        Assert.Equal(0, NaturalOrder.Instance.Compare(one, one));
    }
}
