using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using RobustBench.Fetching;
using RobustBench.Tests.Trials;

namespace RobustBench.Tests.Fetching;

public sealed class FetcherTests : IDisposable
{
    private static readonly byte[] File5000 = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7))];

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];
    private readonly List<TimeSpan> _waits = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_loaded_verified_and_not_loaded_again()
    {
        using var server = new RoughServer((_, _) => RoughServer.Whole(File5000));

        Assert.Equal(_folder.File("weights/net.pth"), await Fetch(server, File5000, name: "weights/net"));
        await Fetch(server, File5000, name: "weights/net");

        Assert.Equal(File5000, File.ReadAllBytes(_folder.File("weights/net.pth")));
        Assert.Single(server.Requests);
        Assert.Contains("net.pth: verified by SHA256", _said);
        Assert.Equal(["net.pth"], Directory.GetFiles(_folder.File("weights")).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_was()
    {
        using var server = new RoughServer((request, number) => number switch
        {
            0 => RoughServer.Answer("200 OK", File5000.AsSpan(0, 2000), "Content-Length: 5000", "ETag: \"one\""),
            1 => RoughServer.Rest(request, File5000, "ETag: \"one\"")[..^1000],
            _ => RoughServer.Rest(request, File5000, "ETag: \"one\""),
        });

        await Fetch(server, File5000);

        Assert.Equal(File5000, File.ReadAllBytes(_folder.File("set/net.pth")));
        Assert.Contains("Range: bytes=2000-", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("If-Range: \"one\"", server.Requests[1], StringComparison.Ordinal);
        Assert.Contains("Range: bytes=4000-", server.Requests[2], StringComparison.Ordinal);
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], _waits);
    }

    [Fact]
    public async Task After_five_attempts_the_next_command_goes_on()
    {
        using (var server = new RoughServer((request, number) => number == 0
            ? RoughServer.Answer("200 OK", File5000.AsSpan(0, 1000), "Content-Length: 5000")
            : RoughServer.Rest(request, File5000)[..^(4000 - number)]))
        {
            Assert.Contains("the connection broke off 5 times", await Problem(() => Fetch(server, File5000)), StringComparison.Ordinal);
        }

        using var later = new RoughServer((request, _) => RoughServer.Rest(request, File5000));
        await Fetch(later, File5000);
        Assert.Equal(File5000, File.ReadAllBytes(_folder.File("set/net.pth")));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_or_has_another_file_now_sends_it_from_the_start()
    {
        using var server = new RoughServer((_, number) => number == 0
            ? RoughServer.Answer("200 OK", new byte[2000], "Content-Length: 5000", "ETag: \"old\"")
            : RoughServer.Whole(File5000, "ETag: \"new\""));

        await Fetch(server, File5000);

        Assert.Equal(File5000, File.ReadAllBytes(_folder.File("set/net.pth")));
    }

    [Theory]
    [InlineData("200 OK", "Content-Length: 4000", 4000, "the server has a file of 4000 bytes, and 5000 were published: it is another file")]
    [InlineData("200 OK", "Content-Length: 9000", 9000, "the server has a file of 9000 bytes, and 5000 were published: it is another file")]
    [InlineData("200 OK", "X-Length: none", 9000, "the server sends more than 5000 bytes, and is not listened to any longer")]
    [InlineData("200 OK", "X-Length: none", 4000, "it has 4000 bytes, and 5000 were published: what came was removed")]
    [InlineData("200 OK", "Content-Type: text/html", 5000, "the server sends a web page in place of the file: look at it in a browser")]
    [InlineData("404 Not Found", "Content-Length: 0", 0, "the server says 404 Not Found: the file may have moved")]
    [InlineData("302 Found", "Location: http://example.org/elsewhere", 0, "it redirects to http://example.org, which is not safe, and is refused")]
    [InlineData("302 Found", "Location: /file", 0, "it redirects more than 10 times")]
    public async Task What_is_not_the_file_is_refused_in_one_line(string status, string header, int bytes, string problem)
    {
        using var server = new RoughServer((_, _) => RoughServer.Answer(status, new byte[bytes], header));

        Assert.Equal($"{server.Url}: {problem}", await Problem(() => Fetch(server, File5000)));
        Assert.False(File.Exists(_folder.File("set/net.pth")));
    }

    [Fact]
    public async Task Another_content_is_refused_with_both_checksums_and_removed()
    {
        using var server = new RoughServer((_, _) => RoughServer.Whole(new byte[5000]));

        Assert.Equal(
            $"{server.Url}: its SHA256 is {Digits(new byte[5000])}, and {Digits(File5000)} was published: what came was removed", await Problem(() => Fetch(server, File5000)));
        Assert.Empty(Directory.GetFiles(_folder.File("set")));
    }

    [Fact]
    public async Task A_web_page_that_says_it_is_a_file_is_known_and_a_file_without_checksum_is_said_to_be_unverified()
    {
        using var page = new RoughServer((_, _) => RoughServer.Whole(Encoding.ASCII.GetBytes("  <!DOCTYPE html><p>Sign in")));
        Assert.Contains("it is a web page, not the file", await Problem(() => Fetch(page, null)), StringComparison.Ordinal);

        using var server = new RoughServer((_, _) => RoughServer.Whole(File5000));
        await Fetch(server, null);
        Assert.Contains($"net.pth: not verified, since no checksum was published; its SHA-256 is {Digits(File5000)}", _said);
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_and_redirects_are_followed()
    {
        using var server = new RoughServer((_, number) => number switch
        {
            0 => RoughServer.Answer("503 Busy", [], "Content-Length: 0"),
            1 => RoughServer.Answer("302 Found", [], "Location: /other", "Content-Length: 0"),
            _ => RoughServer.Whole(File5000),
        });

        await Fetch(server, File5000);

        Assert.StartsWith("GET /other ", server.Requests[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_the_line_says_where_the_file_may_be_put_and_from_there_it_is_taken()
    {
        var (listener, path) = (new TcpListener(IPAddress.Loopback, 0), _folder.File("set/net.pth"));
        listener.Start();
        var url = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/file");
        listener.Stop();

        var problem = await Problem(() => Fetch(url, File5000));
        Assert.StartsWith("127.0.0.1 can't be reached (", problem, StringComparison.Ordinal);
        Assert.EndsWith($"load {url} on another machine and put it at {path}; the same command then verifies and unpacks it", problem, StringComparison.Ordinal);

        File.WriteAllBytes(path, new byte[5000]);
        Assert.Contains("was published: take it away, and the same command loads it again", await Problem(() => Fetch(url, File5000)), StringComparison.Ordinal);
        File.WriteAllBytes(path, File5000);
        await Fetch(url, File5000);
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_has_come()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new RoughServer((_, _) => RoughServer.Answer("200 OK", File5000.AsSpan(0, 3000), "Content-Length: 5000"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetcher((_, _) => cancel.Cancel()).Fetch([Entry(server.Url, File5000)], _folder.Path, cancel.Token));

        Assert.InRange(new FileInfo(_folder.File("set/net.pth.part")).Length, 1, 3000);
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    public async Task An_archive_is_unpacked_once_and_taken_away(string format)
    {
        var archive = Pack(format, ("cats/a.txt", "one"), ("b.txt", "two"));
        using var server = new RoughServer((_, _) => RoughServer.Whole(archive));

        Assert.Equal(_folder.File("set"), await Fetch(server, archive, format));
        await Fetch(server, archive, format);

        Assert.Equal(("one", "two"), (File.ReadAllText(_folder.File("set/cats/a.txt")), File.ReadAllText(_folder.File("set/b.txt"))));
        Assert.False(File.Exists(_folder.File("set/net.pth")));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("zip", "../up.txt", "leaves the folder")]
    [InlineData("tar", "../up.txt", "leaves the folder")]
    [InlineData("zip", "/etc/up.txt", "leaves the folder")]
    [InlineData("tar.gz", "/etc/up.txt", "leaves the folder")]
    [InlineData("zip", "C:\\up.txt", "leaves the folder")]
    [InlineData("tar", "a/link", "is no file or folder (SymbolicLink)")]
    [InlineData("tar", "a/hard", "is no file or folder (HardLink)")]
    [InlineData("tar", "a/pipe", "is no file or folder (Fifo)")]
    public async Task An_entry_that_is_no_file_of_the_folder_is_refused_and_nothing_is_kept(string format, string name, string problem)
    {
        var archive = Pack(format, ("good.txt", "one"), (name, "two"));
        using var server = new RoughServer((_, _) => RoughServer.Whole(archive));

        Assert.Equal($"{_folder.File("set/net.pth")}: the entry `{name}` {problem}, and is refused: nothing of the archive is kept", await Problem(() => Fetch(server, archive, format)));
        Assert.False(File.Exists(_folder.File("set/good.txt")));
        Assert.False(File.Exists(_folder.File("up.txt")));
    }

    [Fact]
    public async Task A_bomb_and_a_damaged_archive_end_in_one_line()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("zeros", CompressionLevel.Optimal).Open();
            for (var i = 0; i < 300; i++) entry.Write(new byte[1 << 20]);
        }

        var bomb = stream.ToArray();
        using var server = new RoughServer((_, _) => RoughServer.Whole(bomb));
        Assert.Contains("the entry `zeros` makes it more than", await Problem(() => Fetch(server, bomb, "zip")), StringComparison.Ordinal);

        var cut = Pack("tar.gz", ("a.txt", new string('x', 5000)))[..60];
        using var other = new RoughServer((_, _) => RoughServer.Whole(cut));
        File.Delete(_folder.File("set/net.pth"));
        Assert.Contains("is damaged", await Problem(() => Fetch(other, cut, "tar.gz")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_has_what_the_documentation_lists_and_every_entry_says_where_it_is_from()
    {
        Assert.All(CatalogueFile.All, file =>
        {
            Assert.Equal("https", file.Url.Scheme);
            Assert.Contains(file.Unpack, new[] { "", "zip", "tar", "tar.gz" });
            Assert.All(new[] { file.Name, file.File, file.Licence, file.Source }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.Equal(Path.GetFileName(file.File), file.File);
        });
        Assert.Distinct(CatalogueFile.All.Select(file => (file.Name, file.File)));
        string[] sets = ["cifar-10", "cifar-100", "cifar-10-c", "cifar-10.1", "imagenet-c", "imagenetv2-matched-frequency", "imagenetv2-threshold0.7", "imagenetv2-top-images", "imagenet-r", "imagenet-a", "imagenet-sketch", "texture-vs-shape"];
        Assert.Empty(sets.Except(CatalogueFile.All.Select(file => file.Name)));
        Assert.Equal(17, CatalogueFile.All.Count(file => file.Name.StartsWith("model-vs-human/", StringComparison.Ordinal)));
        Assert.All(CatalogueFile.All.Where(file => file.Name.StartsWith("weights/", StringComparison.Ordinal)), file => Assert.Contains($"-{file.Hash!.Digits}.pth", file.File, StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_name_is_told_with_the_nearest() => Assert.Equal(
        "there is nothing called `imagenet-d` to fetch: the nearest is `imagenet-c`; `robustbench fetch --list` has all",
        Assert.Throws<InputException>(() => RobustBench.Fetching.Fetcher.Find(CatalogueFile.All, "imagenet-d")).Message);

    private static string Digits(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static async Task<string> Problem(Func<Task> act) => Assert.Single((await Assert.ThrowsAsync<InputException>(act)).Problems);

    private static CatalogueFile Entry(Uri url, byte[]? file, string unpack = "", string name = "set") =>
        new(name, "net.pth", url, file?.Length, file is null ? null : new FileHash(HashAlgorithmName.SHA256, Digits(file)), unpack, "none", "these tests");

    private Task<string> Fetch(RoughServer server, byte[]? file, string unpack = "", string name = "set") => Fetch(server.Url, file, unpack, name);

    private Task<string> Fetch(Uri url, byte[]? file, string unpack = "", string name = "set") =>
        Fetcher((_, _) => { }).Fetch([Entry(url, file, unpack, name)], _folder.Path, CancellationToken.None);

    private Fetcher Fetcher(Action<long, long?> progress) => new(
        new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }), _said.Add, progress, (time, _) =>
        {
            _waits.Add(time);
            return Task.CompletedTask;
        });

    private static byte[] Pack(string format, params (string Name, string Text)[] files)
    {
        using var stream = new MemoryStream();
        if (format == "zip")
        {
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var (name, text) in files)
                {
                    using var entry = zip.CreateEntry(name).Open();
                    entry.Write(Encoding.UTF8.GetBytes(text));
                }
            }

            return stream.ToArray();
        }

        using (var outer = format == "tar.gz" ? new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true) : (Stream)stream)
        using (var tar = new TarWriter(outer, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                var kind = name switch { "a/link" => TarEntryType.SymbolicLink, "a/hard" => TarEntryType.HardLink, "a/pipe" => TarEntryType.Fifo, _ => TarEntryType.RegularFile };
                var entry = new PaxTarEntry(kind, name);
                if (kind is TarEntryType.SymbolicLink or TarEntryType.HardLink) entry.LinkName = "/etc/passwd";
                if (kind == TarEntryType.RegularFile) entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text));
                tar.WriteEntry(entry);
            }
        }

        return stream.ToArray();
    }
}
