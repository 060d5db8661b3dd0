using System.Net;
using System.Net.Http.Headers;
using FindAllDigest.Core.Safety;

namespace FindAllDigest.FindAllApi.Transport;

/// <summary>Sends one request to the configured host and reads the answer. Repeats nothing.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private const int LargestErrorPage = 1024 * 1024;
    private const int BufferSize = 64 * 1024;

    private readonly HttpClient _http;
    private readonly FindAllSettings _settings;
    private readonly TimeProvider _time;
    private readonly Uri _root;

    public ServiceConnection(HttpMessageHandler handler, FindAllSettings settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        _root = settings.BaseAddress.AbsolutePath.EndsWith('/') ? settings.BaseAddress : new Uri($"{settings.BaseAddress.AbsoluteUri}/");

        // Time-outs belong to the callers, who know what may be given up; the client's own would hide which one it was.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <exception cref="HttpRequestException">No answer came.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the answer's head came; later, the body is cut instead.</exception>
    public async Task<ServiceReply> SendAsync(ServiceCall call, HttpContent? content, CancellationToken cancellationToken)
    {
        using var response = await OpenAsync(call, content, "application/json", cancellationToken);
        return await ReadAsync(response, cancellationToken);
    }

    /// <summary>Sends one request and leaves the body to the caller, who disposes the answer.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    public async Task<HttpResponseMessage> OpenAsync(
        ServiceCall call, HttpContent? content, string mediaType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(_root, call.Path))
        {
            Content = content,
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("findall-digest", null));
        AddKey(request);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<ServiceReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var limit = response.IsSuccessStatusCode ? _settings.LargestAnswer : LargestErrorPage;
        var body = await ReadBodyAsync(response.Content, limit, cancellationToken);
        return new(
            (int)response.StatusCode,
            body with { Bytes = _settings.ApiKey.MaskIn(_settings.Secrets.MaskIn(body.Bytes)) },
            RetryAfterOf(response),
            RedirectHostOf(response));
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Keeps what arrived even when the connection breaks: it may hold the id of a paid run.</summary>
    private static async Task<ReplyBody> ReadBodyAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        using var collected = new MemoryStream();
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[BufferSize];
            while (await stream.ReadAsync(buffer, cancellationToken) is var count and > 0)
            {
                var room = limit - (int)collected.Length;
                await collected.WriteAsync(buffer.AsMemory(0, Math.Min(count, room)), CancellationToken.None);
                if (count > room)
                {
                    return new(collected.ToArray(), BodyEnd.TooLarge);
                }
            }

            return new(collected.ToArray(), BodyEnd.Complete);
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException or OperationCanceledException or InvalidDataException)
        {
            return new(collected.ToArray(), BodyEnd.Cut);
        }
    }

    private void AddKey(HttpRequestMessage request)
    {
        if (request.RequestUri is not { } address || !SafeAddress.IsSameOrigin(address, _root))
        {
            throw new InvalidOperationException("A request to another host than the configured one would carry the key there.");
        }

        request.Headers.TryAddWithoutValidation("x-api-key", _settings.ApiKey.Reveal());
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static string? RedirectHostOf(HttpResponseMessage response) =>
        response.Headers.Location is { IsAbsoluteUri: true } location ? location.Host : null;
}
