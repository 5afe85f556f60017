using RobustBench.Trials;

namespace RobustBench.Tests.Trials;

public sealed class AttackColumnsTests
{
    [Fact]
    public void The_columns_stand_in_their_order() => Assert.Equal(
        ["before", "target", "success", "queries", "gradients", "restarts", "l0", "l2", "linf", "flat"], AttackColumns.All);

    [Fact]
    public void Among_those_of_a_data_set_they_are_found() => Assert.True(AttackColumns.AreIn(["shape", .. AttackColumns.All, "more"]));

    [Fact]
    public void All_but_one_are_no_attack() => Assert.All(
        AttackColumns.All, missing => Assert.False(AttackColumns.AreIn(AttackColumns.All.Where(column => column != missing))));
}
