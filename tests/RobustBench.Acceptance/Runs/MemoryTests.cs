using System.Globalization;
using Xunit.Abstractions;

namespace RobustBench.Acceptance.Runs;

/// <summary>Memory does not grow with the number of images.</summary>
public class MemoryTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void Ten_times_the_images_need_the_same_memory()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "only Linux tells the most memory that another process has had");
        Reference.Require();
        var thousand = File.ReadAllBytes(Reference.File("cifar10/test-jpeg-1000.bin"));
        var (few, many) = (Peak(thousand, times: 1), Peak(thousand, times: 10));
        output.WriteLine($"peak memory: {few / 1024} MiB of 1,000 images, {many / 1024} MiB of 10,000");
        Assert.InRange(many, 0, few * 11 / 10);
    }

    [SkippableFact]
    public void Five_times_the_attacked_images_need_the_same_memory()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "only Linux tells the most memory that another process has had");
        Reference.Require();
        var thousand = File.ReadAllBytes(Reference.File("cifar10/test-jpeg-1000.bin"));
        var (few, many) = (Peak(thousand[..(600 * 3073)], times: 1, SmallSuite.FastAttacks, runs: 2), Peak(thousand[..(600 * 3073)], times: 5, SmallSuite.FastAttacks, runs: 1));
        output.WriteLine($"peak memory: {few / 1024} MiB of 600 attacked images, {many / 1024} MiB of 3,000");
        Assert.InRange(many, 0, few * 11 / 10);
    }

    [SkippableFact]
    public void An_attack_of_many_steps_holds_no_more_than_one_of_few()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "only Linux tells the most memory that another process has had");
        Reference.Require();
        var images = File.ReadAllBytes(Reference.File("cifar10/test-lossless-312.bin"))[..(24 * 3073)];
        var (few, many) = (Peak(images, times: 1, file => SmallSuite.Pgd(file, steps: 100), runs: 2), Peak(images, times: 1, file => SmallSuite.Pgd(file, steps: 1000), runs: 1));
        output.WriteLine($"peak memory: {few / 1024} MiB of 100 steps, {many / 1024} MiB of 1,000");
        // The images of all steps would be 290 MiB; what the collector lets lie is a tenth of that.
        Assert.InRange(many, 0, few * 13 / 10);
    }

    [SkippableFact]
    public void Five_times_the_stylised_images_need_the_same_memory()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "only Linux tells the most memory that another process has had");
        var (few, many) = (Stylise(12), Stylise(60));
        output.WriteLine($"peak memory: {few / 1024} MiB of 12 stylised images, {many / 1024} MiB of 60");
        Assert.InRange(many, 0, few * 11 / 10);
    }

    private static long Stylise(int images)
    {
        using var folder = new TemporaryFolder();
        return ChildProcess.Run(
            "stylise", "--content", "cue16:original:4", "--style", "cue16:texture:1", "--network", "zoo/standard", "--steps", "10",
            "--limit", images.ToString(CultureInfo.InvariantCulture), "--threads", "2", "--out", folder["out"]).PeakKilobytes;
    }

    private static long Peak(byte[] images, int times) => Peak(images, times, SmallSuite.Fast, runs: 3);

    private static long Peak(byte[] images, int times, Func<string, string> suiteOf, int runs)
    {
        using var folder = new TemporaryFolder();
        using (var file = File.Create(folder["images.bin"]))
        {
            for (var time = 0; time < times; time++) file.Write(images);
        }

        var suite = folder.Write("suite.yaml", suiteOf(folder["images.bin"]));
        // The least of several: how many passes overlap, and so the peak, depends on what else the machine does.
        return Enumerable.Range(0, runs).Min(_ => ChildProcess.Run("run", suite, "--results", folder["results"], "--fresh", "--quiet").PeakKilobytes);
    }
}
