using System.IO.Compression;
using System.Text;
using RobustBench.Models.TorchScript;

namespace RobustBench.Tests.Models.TorchScript;

public sealed class TorchScriptArchiveTests
{
    [Theory]
    [InlineData("traced.pt")]
    [InlineData("scripted.pt")]
    [InlineData("frozen.pt")]
    public void What_PyTorch_saves_passes(string name) => TorchScriptArchive.Require(Fixture.File(name));

    [Theory]
    [InlineData("", "x: no TorchScript, which is a zip archive: save the network with `torch.jit.trace(network, images).save(…)`")]
    [InlineData("\u0080\u0002", "x: a PyTorch pickle and no TorchScript: give it as `weights`, with an `architecture`")]
    [InlineData("PK and nothing more", "x: the archive is damaged or incomplete, get it again: ")]
    public void Any_other_file_is_refused(string content, string problem) =>
        Assert.StartsWith(problem, Refusal(Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public void An_archive_of_something_else_is_refused() => Assert.Equal(
        "x: no TorchScript: the archive has no `version`; save the network with `torch.jit.trace(network, images).save(…)`",
        Refusal(Archive(("model/data.txt", "x"))));

    [Fact]
    public void A_file_that_ends_too_early_is_refused_wherever_it_ends()
    {
        var whole = Fixture.File("traced.pt").Bytes;

        for (var length = 0; length < whole.Length; length += 13) Refusal(whole[..length]);
    }

    [Fact]
    public void A_changed_byte_of_the_content_is_always_found()
    {
        var whole = Fixture.File("frozen.pt").Bytes;
        var random = new Random(1);

        foreach (var content in new[] { "mean(torch.relu", "self: __torch__" })
        {
            // frozen.pt keeps its code packed; the archive here does not, so that a place in it is known.
            var stored = Stored(whole);
            var at = stored.AsSpan().IndexOf(Encoding.ASCII.GetBytes(content));
            Assert.True(at > 0);
            for (var i = 0; i < 20; i++)
            {
                var damaged = stored.ToArray();
                damaged[at + random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                Assert.Contains("the checksum of ", Refusal(damaged), StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Archive(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                stream.Write(Encoding.Latin1.GetBytes(content));
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Stored(byte[] packed)
    {
        using var archive = new ZipArchive(new MemoryStream(packed));
        return Archive([.. archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open(), Encoding.Latin1);
            return (entry.FullName, reader.ReadToEnd());
        })]);
    }

    private static string Refusal(byte[] bytes)
    {
        var problem = Assert.Single(Assert.Throws<InputException>(() => TorchScriptArchive.Require(Fixture.File("x", bytes))).Problems);
        Assert.StartsWith("x: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem);
        return problem;
    }
}
