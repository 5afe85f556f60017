using RobustBench.Reports;
using RobustBench.Tests.Trials;
using RobustBench.Trials;

namespace RobustBench.Tests.Reports;

public sealed class AttackExportsTests : IDisposable
{
    private const string Columns = "model,dataset,condition,attack,epsilon,images,right_before,successes,success_rate,ci_low,ci_high,accuracy,"
        + "robust_accuracy,area,median_epsilon,mean_queries,mean_gradients,mean_restarts,median_l0,median_l2,median_linf,flat\n";

    private static readonly string[] Files =
        ["attacks.csv", "attacks.png", "attacks.svg", "transfer.csv", "transfer.png", "transfer.svg"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_attack_cell_is_a_row_and_what_belongs_to_its_curve_stands_on_each_of_them()
    {
        AttackSample.Part(
            [
                AttackSample.Trial("0", right: false, queries: 2, l0: 3, l2: "0.1", linf: "0.25"),
                AttackSample.Trial("1", queries: 3, flat: true),
                AttackSample.Trial("2", before: false, right: false, queries: 50),
                AttackSample.Trial("3", queries: 4, restarts: 4),
            ],
            "pgd(epsilon=1/2,step=0.1)").Save(_folder.Path);
        Save("xxw.", "pgd(epsilon=1,step=0.1)", 1);
        Save("w...", "one-pixel", 2);

        // The smallest ε of the four images: 1/2, 1, 0 and none.
        Assert.Equal(
            Columns
            + "resnet,cifar,\"pgd(epsilon=1/2,step=0.1)\",pgd(step=0.1),0.5,4,3,1,0.3333333333333333,0.06149194472039626,0.7923403991979521,0.5,0.5,0.5,0.75,3,1,2,3,0.1,0.25,1\n"
            + "resnet,cifar,\"pgd(epsilon=1,step=0.1)\",pgd(step=0.1),1,4,3,2,0.6666666666666666,0.20765960080204776,0.9385080552796037,0.25,0.25,0.5,0.75,1,1,1,0,0,0,0\n"
            + "resnet,cifar,one-pixel,one-pixel,,4,3,0,0,0,0.5614970317550454,0.75,,,,1,1,1,,,,0\n",
            Report("attacks.csv"));
    }

    [Fact]
    public void A_median_epsilon_that_half_of_the_images_withstand_is_left_empty()
    {
        Save("xx..", "fgsm(epsilon=1)");

        // Area (1 + 0.5)/2.
        Assert.Contains(",0.5,0.5,0.75,,1,1,1,", Report("attacks.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_made_on_another_model_are_a_row_for_each_pair_in_the_order_of_the_suite()
    {
        SaveTransfers();

        Assert.Equal(
            """
            dataset,attack,source,model,images,right_before,successes,success_rate,ci_low,ci_high,accuracy
            cifar,fgsm(epsilon=1/255),z,z,2,2,2,1,0.34238022750665315,1,0
            cifar,fgsm(epsilon=1/255),z,a,2,2,1,0.5,0.0945312057342308,0.9054687942657692,0.5
            cifar,fgsm(epsilon=1/255),a,z,2,2,0,0,0,0.6576197724933469,1
            cifar,fgsm(epsilon=1/255),a,a,2,2,1,0.5,0.0945312057342308,0.9054687942657692,0.5
            cifar,spatial,gone,z,2,1,0,0,0,0.7934506856227626,0.5

            """, Report("transfer.csv"));
    }

    [Fact]
    public void The_matrix_of_transfers_has_a_block_for_each_attack_and_a_row_for_each_source()
    {
        SaveTransfers();
        ReportWriter.WriteAll(_folder.Path);

        var cells = new TrialFolder(_folder.Path).Cells();
        var matrix = new ReportFigures(cells, []).Transfers.Accuracies;

        Assert.Equal(["z", "a"], matrix.Models);
        Assert.Equal([("cifar · fgsm(epsilon=1/255)", "z"), ("cifar · fgsm(epsilon=1/255)", "a"), ("cifar · spatial", "gone")], matrix.Rows);
        Assert.Equal([0, 0.5, 1, 0.5, 0.5, null], matrix.Rows.SelectMany(row => matrix.Models.Select(model => matrix[row, model])));
    }

    [Fact]
    public void The_worst_case_is_the_last_row_of_a_data_set_with_attacks()
    {
        foreach (var (index, model) in new[] { "a", "b" }.Index())
        {
            Sample.Part(Sample.Trials(4, 4), model, position: new CellPosition(index, 0, 5)).Save(_folder.Path);
            Sample.Part(Sample.Trials(4, 4), model, "other", position: new CellPosition(index, 1, 5)).Save(_folder.Path);
            AttackSample.Part("wx..", "fgsm(epsilon=1)", model, position: new CellPosition(index, 0, 6)).Save(_folder.Path);
        }

        AttackSample.Part("w.x.", "spatial", "a", position: new CellPosition(0, 0, 7)).Save(_folder.Path);

        Assert.Equal(
            """
            dataset,condition,a,b
            cifar,clean,1,1
            cifar,fgsm(epsilon=1),0.5,0.5
            cifar,spatial,0.5,
            cifar,worst-case,0.25,
            other,clean,1,1

            """, Report("matrix.csv"));
        Assert.Contains("| cifar   | worst-case      |  25.0 |       |\n| other ", File.ReadAllText(_folder.File("matrix.md")), StringComparison.Ordinal);
        Assert.Contains("cifar & worst-case & 25.0 & -- \\\\\n", File.ReadAllText(_folder.File("matrix.tex")), StringComparison.Ordinal);
        Assert.DoesNotContain("worst-case", File.ReadAllText(_folder.File("accuracy.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_attacks_there_is_no_worst_case_and_no_table_of_them()
    {
        Sample.Part(Sample.Trials(4, 4)).Save(_folder.Path);

        Assert.Equal("dataset,condition,resnet\ncifar,clean,1\n", Report("matrix.csv"));
        Assert.DoesNotContain(Files, file => File.Exists(_folder.File(file)));
    }

    [Fact]
    public void Without_an_epsilon_there_is_a_table_and_no_plot()
    {
        Save("wx..", "one-pixel");
        ReportWriter.WriteAll(_folder.Path);

        Assert.Equal(["attacks.csv"], Files.Where(file => File.Exists(_folder.File(file))));
    }

    [Fact]
    public void Transfers_alone_have_a_matrix_and_no_curve()
    {
        SaveTransfers();
        ReportWriter.WriteAll(_folder.Path);

        Assert.Equal(["attacks.csv", "transfer.csv", "transfer.png", "transfer.svg"], Files.Where(file => File.Exists(_folder.File(file))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_of_attacks_that_are_gone_are_removed()
    {
        SaveTransfers();
        Save("w...", "fgsm(epsilon=2)");
        ReportWriter.WriteAll(_folder.Path);
        Assert.All(Files, file => Assert.True(File.Exists(_folder.File(file)), file));
        Directory.Delete(_folder.File("trials"), recursive: true);
        Sample.Part(Sample.Trials(4, 4)).Save(_folder.Path);

        Assert.Empty(ReportWriter.WriteAll(_folder.Path).Failed);

        Assert.All(Files, file => Assert.False(File.Exists(_folder.File(file)), file));
    }

    [Fact]
    public void A_report_made_again_is_the_same_bytes()
    {
        SaveTransfers();
        Save("w...", "fgsm(epsilon=2)");
        ReportWriter.WriteAll(_folder.Path);
        var first = Contents();
        foreach (var (file, _) in first) File.Delete(file);

        ReportWriter.WriteAll(_folder.Path);

        Assert.Equal(first, Contents());
        Assert.Equal(19, first.Count);
    }

    [Fact]
    public void A_network_that_does_not_respond_is_warned_of()
    {
        AttackSample.Part("w...", "fgsm(epsilon=1)", flat: true).Save(_folder.Path);
        Save("w...", "fgsm(epsilon=2)", 1);

        Assert.Equal(
            ["the network does not respond: resnet · cifar · fgsm(epsilon=1) had only zero gradients or equal answers for 3 of the 3 images tried; its accuracy under this attack says nothing"],
            ReportWriter.WriteAll(_folder.Path).Warnings.Where(warning => !warning.Contains("font", StringComparison.Ordinal)));
    }

    private void SaveTransfers()
    {
        foreach (var (model, position, source, images) in new[] { ("z", 0, "a", ".."), ("z", 0, "z", "xx"), ("a", 1, "a", "x."), ("a", 1, "z", ".x") })
            AttackSample.Part(images, $"fgsm(epsilon=1/255,source={source})", model, position: new CellPosition(position, 0, source == "a" ? 1 : 2)).Save(_folder.Path);
        AttackSample.Part("w.", "spatial(source=gone)", "z", position: new CellPosition(0, 0, 3)).Save(_folder.Path);
    }

    private void Save(string images, string condition, int position = 0) =>
        AttackSample.Part(images, condition, position: new CellPosition(0, 0, position)).Save(_folder.Path);

    private string Report(string file)
    {
        Assert.Empty(ReportWriter.WriteAll(_folder.Path).Failed);
        return File.ReadAllText(_folder.File(file));
    }

    private Dictionary<string, byte[]> Contents() => Directory.GetFiles(_folder.Path).ToDictionary(file => file, File.ReadAllBytes);
}
