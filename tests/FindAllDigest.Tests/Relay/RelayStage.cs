using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FindAllDigest.Relay;
using FindAllDigest.Simulator.Http;
using FindAllDigest.Simulator.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FindAllDigest.Tests.Relay;

/// <summary>The relay on loopback, whoever sends to it, and what it woke.</summary>
internal sealed class RelayStage : IAsyncDisposable
{
    public const string OldSecret = "whsec_" + "ZmluZGFsbC1lbXVsYXRvci10ZXN0LWtleS0wMDAwMDE=";
    public const string NewSecret = "whsec_" + "ZmluZGFsbC1lbXVsYXRvci10ZXN0LWtleS0wMDAwMDI=";
    public const long Moment = 1767225600;
    public const string RunId = "findall_00000000000000000000000000000001";

    private readonly LoopbackServer _server;
    private readonly HttpClient _client;
    private readonly ConcurrentQueue<string> _woken;

    private RelayStage(LoopbackServer server, ConcurrentQueue<string> woken)
    {
        (_server, _woken) = (server, woken);
        _client = new HttpClient { BaseAddress = server.BaseAddress };
    }

    /// <summary>What was woken, in order: repository, watch and run.</summary>
    public IReadOnlyList<string> Woken => [.. _woken];

    /// <param name="secrets">What <c>PARALLEL_WEBHOOK_SECRET</c> holds.</param>
    /// <param name="dispatch">What waking does before it is noted.</param>
    public static async Task<RelayStage> StartAsync(string secrets = OldSecret, Func<Task>? dispatch = null)
    {
        var woken = new ConcurrentQueue<string>();
        var signatures = SignatureCheck.Of(secrets) ?? throw new ArgumentException("There is no secret.", nameof(secrets));
        var relay = new WebhookRelay(
            signatures,
            new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "octo/watches" },
            async (repository, run) =>
            {
                await (dispatch?.Invoke() ?? Task.CompletedTask);
                woken.Enqueue($"{repository} {run.Watch} {run.Id}");
            },
            new TestClock(DateTimeOffset.FromUnixTimeSeconds(Moment)),
            NullLogger.Instance);
        return new(await LoopbackServer.StartAsync(0, relay.HandleAsync, WebhookRelay.Bound, TestContext.Current.CancellationToken), woken);
    }

    public static string RunEvent(
        string type = "findall.run.completed", string repository = "octo/watches", string watch = "demo", string id = RunId) =>
        $$$$$"""{"type":"{{{{{type}}}}}","timestamp":"2026-01-01T00:00:00.000000Z","data":{"findall_id":"{{{{{id}}}}}","status":{"status":"completed","is_active":false},"metadata":{"watch":"{{{{{watch}}}}}","repository":"{{{{{repository}}}}}"}}}""";

    /// <summary>Sends as the service would, signed.</summary>
    public Task<HttpStatusCode> SendAsync(
        string body, string id = "msg_1", long timestamp = Moment, string secret = OldSecret, bool isLegacy = false) =>
        SendAsync(
            Encoding.UTF8.GetBytes(body),
            id,
            timestamp.ToString(),
            WebhookSignature.Of([secret], isLegacy, id, timestamp, Encoding.UTF8.GetBytes(body)));

    /// <summary>Sends whatever is given; null leaves a header out.</summary>
    public async Task<HttpStatusCode> SendAsync(byte[] body, string? id, string? timestamp, string? signature, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "findall") { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = isChunked;
        foreach (var (name, value) in new[] { ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public async Task<HttpStatusCode> GetAsync()
    {
        using var response = await _client.GetAsync(new Uri("findall", UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
