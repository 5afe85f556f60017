using System.Net;
using System.Net.Http.Headers;

namespace RobustBench.Fetching;

/// <summary>Loads one file, and goes on where an earlier attempt broke off.</summary>
/// <remarks>
/// What has come so far lies in <c>FILE.part</c>; what the server calls this version of the file stands in <c>FILE.part.version</c>, so
/// that the rest of another version is never put behind it.
/// </remarks>
/// <param name="client">Makes the requests; it must not follow redirects by itself.</param>
/// <param name="wait">Waits before another attempt.</param>
internal sealed class Download(HttpClient client, Func<TimeSpan, CancellationToken, Task> wait)
{
    private const int Attempts = 5, Redirects = 10;

    /// <summary>Of files whose size nobody states: more is refused.</summary>
    private const long MostBytes = 64L << 30;

    /// <summary>Loads the file to <paramref name="path"/> with <c>.part</c> behind it.</summary>
    /// <returns>The path of the whole file.</returns>
    /// <exception cref="InputException">It can't be had, or the server sends something else.</exception>
    public async Task<string> Load(CatalogueFile file, string path, Action<long, long?> progress, CancellationToken cancel)
    {
        var part = $"{path}.part";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Attempt(file, part, progress, cancel).ConfigureAwait(false);
                return part;
            }
            catch (Exception error) when (error is HttpRequestException or IOException && !cancel.IsCancellationRequested)
            {
                if (attempt == Attempts) throw Broken(file, path, error);
                await wait(TimeSpan.FromSeconds(1 << attempt), cancel).ConfigureAwait(false);
            }
        }
    }

    private static InputException Broken(CatalogueFile file, string path, Exception error) => error is HttpRequestException { StatusCode: null, HttpRequestError: not HttpRequestError.ResponseEnded }
        ? new InputException($"{file.Url.Host} can't be reached ({OneLine.Of(error.Message)}): load {file.Url} on another machine and put it at {path}; the same command then verifies and unpacks it", error)
        : new InputException($"{file.Url}: the connection broke off {Attempts} times ({OneLine.Of(error.Message)}): the same command goes on from there", error);

    private async Task Attempt(CatalogueFile file, string part, Action<long, long?> progress, CancellationToken cancel)
    {
        var version = $"{part}.version";
        var have = File.Exists(part) && File.Exists(version) ? new FileInfo(part).Length : 0;
        using var response = await Answer(file, have, have > 0 ? await File.ReadAllTextAsync(version, cancel).ConfigureAwait(false) : "", cancel).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && have > 0)
        {
            // Either all of it has come, which the verification will show, or the file is another now.
            if (response.Content.Headers.ContentRange?.Length == have) return;
            File.Delete(part);
            throw new IOException("the file is shorter than what has come of it");
        }

        Require(file, response);
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        if (!goesOn) have = 0;
        var all = goesOn ? response.Content.Headers.ContentRange!.Length : response.Content.Headers.ContentLength;
        if (file.Bytes is { } expected && all is { } stated && stated != expected)
            throw new InputException($"{file.Url}: the server has a file of {stated} bytes, and {expected} were published: it is another file");
        await File.WriteAllTextAsync(version, Version(response), cancel).ConfigureAwait(false);
        await Copy(file, response, part, have, all, progress, cancel).ConfigureAwait(false);
    }

    /// <summary>The answer after all redirects.</summary>
    private async Task<HttpResponseMessage> Answer(CatalogueFile file, long have, string version, CancellationToken cancel)
    {
        var url = file.Url;
        for (var hop = 0; hop <= Redirects; hop++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            if (have > 0)
            {
                request.Headers.Range = new RangeHeaderValue(have, null);
                if (EntityTagHeaderValue.TryParse(version, out var tag) && !tag.IsWeak) request.Headers.IfRange = new RangeConditionHeaderValue(tag);
            }

            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } to) return response;
            response.Dispose();
            var next = new Uri(url, to);
            if (next.Scheme != Uri.UriSchemeHttps && !(next.Scheme == Uri.UriSchemeHttp && next.IsLoopback))
                throw new InputException($"{file.Url}: it redirects to {next.Scheme}://{next.Host}, which is not safe, and is refused");
            url = next;
        }

        throw new InputException($"{file.Url}: it redirects more than {Redirects} times");
    }

    private static void Require(CatalogueFile file, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        // Servers that are busy or restarting are asked again.
        if (status is 408 or 429 or >= 500) throw new HttpRequestException($"the server says {status}", null, response.StatusCode);
        if (!response.IsSuccessStatusCode) throw new InputException($"{file.Url}: the server says {status} {response.ReasonPhrase}: the file may have moved");
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
            throw new InputException($"{file.Url}: the server sends a web page in place of the file: look at it in a browser");
    }

    private static async Task Copy(
        CatalogueFile file, HttpResponseMessage response, string part, long have, long? all, Action<long, long?> progress, CancellationToken cancel)
    {
        var most = file.Bytes ?? MostBytes;
        await using var target = new FileStream(part, have > 0 ? FileMode.Append : FileMode.Create);
        await using var source = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        var buffer = new byte[1 << 17];
        for (int read; (read = await source.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (have + read > most) throw new InputException($"{file.Url}: the server sends more than {most} bytes, and is not listened to any longer");
            await target.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
            have += read;
            progress(have, all ?? file.Bytes);
        }

        if (all is { } stated && have < stated) throw new IOException($"{have} of {stated} bytes have come");
    }

    private static string Version(HttpResponseMessage response) => response.Headers.ETag?.ToString() ?? "";
}
