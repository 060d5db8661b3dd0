using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FindAllDigest.Tests.FindAllApi;

/// <summary>An HTTP server on loopback that answers with exact bytes, so that it can break
/// off where a real server library cannot.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<RawAnswer> _answers;
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly TaskCompletionSource _firstRequest = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RawAnswer _lastAnswer;
    private readonly Task _accepting;
    private int _connections;

    /// <param name="answers">One for each request in turn; the last one serves all further requests.</param>
    public RawServer(params RawAnswer[] answers)
    {
        _answers = new(answers[..^1]);
        _lastAnswer = answers[^1];
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    public int Connections => Volatile.Read(ref _connections);

    public Task FirstRequest => _firstRequest.Task;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stopping.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connections);
                serving.Add(ServeAsync(client));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { } request)
                {
                    _requests.Enqueue(request);
                    _firstRequest.TrySetResult();
                    var answer = _answers.TryDequeue(out var next) ? next : _lastAnswer;
                    await stream.WriteAsync(answer.Bytes, _stopping.Token);
                    if (answer.After == AfterAnswer.Close)
                    {
                        return;
                    }

                    if (answer.After == AfterAnswer.Hang)
                    {
                        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stopping.Token);
                    }
                }
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The client has seen enough, or the test is over.
            }
        }
    }

    private async Task<RawRequest?> ReadRequestAsync(NetworkStream stream)
    {
        var received = new List<byte>();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            if (RawRequest.TryParse(Encoding.UTF8.GetString([.. received])) is { } request)
            {
                return request;
            }

            var count = await stream.ReadAsync(buffer, _stopping.Token);
            if (count == 0)
            {
                return null;
            }

            received.AddRange(buffer.AsSpan(0, count));
        }
    }
}
