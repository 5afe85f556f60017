using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RobustBench.Tests.Fetching;

/// <summary>An HTTP server on this machine that answers each request with the bytes that a test writes, also wrong ones, and hangs up.</summary>
internal sealed class RoughServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, int, byte[]> _answer;
    private readonly List<string> _requests = [];

    /// <summary>A server that answers a request, given its text and its number from 0 on.</summary>
    public RoughServer(Func<string, int, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/file");

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>An answer whose length is stated, rightly or not.</summary>
    public static byte[] Answer(string status, ReadOnlySpan<byte> body, params string[] headers) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{string.Concat(headers.Select(header => $"{header}\r\n"))}\r\n"), .. body];

    public static byte[] Whole(byte[] file, params string[] headers) => Answer("200 OK", file, [$"Content-Length: {file.Length}", .. headers]);

    /// <summary>The rest of a file from where the request asks for it.</summary>
    public static byte[] Rest(string request, byte[] file, params string[] headers)
    {
        var from = int.Parse(request.Split("Range: bytes=")[1].Split('-')[0]);
        return Answer("206 Partial Content", file.AsSpan(from), [$"Content-Length: {file.Length - from}", $"Content-Range: bytes {from}-{file.Length - 1}/{file.Length}", .. headers]);
    }

    public void Dispose() => _listener.Stop();

    private async Task Serve()
    {
        try
        {
            for (var number = 0; ; number++)
            {
                using var caller = await _listener.AcceptTcpClientAsync();
                var stream = caller.GetStream();
                var text = new StringBuilder();
                var buffer = new byte[4096];
                while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)) text.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
                lock (_requests) _requests.Add(text.ToString());
                await stream.WriteAsync(_answer(text.ToString(), number));
                caller.Client.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or the caller has hung up.
        }
    }
}
