using RobustBench.Metrics;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Metrics;

public sealed class CellFiguresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parts_with_their_columns_in_different_orders_are_counted_together()
    {
        Sample.Part([Sample.Trial("a", true, 0.5f, "cat", "dog")], columns: ["shape", "texture"], cellImages: 3).Save(_folder.Path);
        Sample.Part([Sample.Trial("b", true, 0.5f, "dog", "x", "cat")], index: 1, columns: ["texture", "more", "shape"], cellImages: 3).Save(_folder.Path);
        Sample.Part([Sample.Trial("c", false)], index: 2, cellImages: 3).Save(_folder.Path);

        var figures = Figures();

        Assert.Equal(new CueDecisions(2, 0, 0), figures.ShapeBias!.Bias.All);
        Assert.Equal((3L, 2L), (figures.Accuracy.Images, figures.Accuracy.Correct));
    }

    [Fact]
    public void The_accuracy_is_that_of_the_cell_alone()
    {
        Sample.Part(Cues(5), columns: ["shape", "texture"]).Save(_folder.Path);

        Assert.Equal(CellAccuracy.Of(Cell()), Figures().Accuracy);
    }

    [Fact]
    public void Conditions_other_than_clean_have_no_shape_bias()
    {
        Sample.Part(Cues(5), condition: "greyscale", columns: ["shape", "texture"]).Save(_folder.Path);

        Assert.Null(Figures().ShapeBias);
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(98, false)]
    public void A_cell_of_which_too_many_images_could_not_be_read_has_none(int read, bool counts)
    {
        Sample.Part(Cues(read), columns: ["shape", "texture"], failed: ["bad.png"]).Save(_folder.Path);

        Assert.Equal(counts, Figures().ShapeBias is not null);
    }

    [Fact]
    public void A_cell_in_which_no_shape_and_texture_differ_has_none()
    {
        Sample.Part([Sample.Trial("a", true, 0.5f, "cat", "cat")], columns: ["shape", "texture"]).Save(_folder.Path);

        Assert.Null(Figures().ShapeBias);
    }

    private static Trial[] Cues(int count) =>
        [.. Enumerable.Range(0, count).Select(image => Sample.Trial($"{image}", image % 2 == 0, 0.5f, "cat", "dog"))];

    private TrialCell Cell() => Assert.Single(new TrialFolder(_folder.Path).Cells());

    private CellFigures Figures() => CellFigures.Of(Cell(), new ImageNumbers());
}
