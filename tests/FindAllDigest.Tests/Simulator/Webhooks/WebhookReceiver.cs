using System.Collections.Concurrent;
using System.Net;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace FindAllDigest.Tests.Simulator.Webhooks;

/// <summary>Somebody who takes webhooks, or refuses the first ones.</summary>
internal sealed class WebhookReceiver : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();
    private readonly SemaphoreSlim _arrived = new(0);

    /// <param name="refusals">How many are answered with 500 before any is taken.</param>
    public WebhookReceiver(int refusals = 0)
    {
        var left = refusals;
        _server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithCallback(message =>
        {
            var headers = message.Headers?.ToDictionary(
                header => header.Key.ToLowerInvariant(), header => header.Value[0], StringComparer.Ordinal) ?? [];
            _received.Enqueue(new(headers, message.BodyAsBytes ?? []));
            _arrived.Release();
            return new WireMock.ResponseMessage { StatusCode = left-- > 0 ? HttpStatusCode.InternalServerError : HttpStatusCode.NoContent };
        }));
    }

    public string Url => _server.Url + "/findall";

    public IReadOnlyList<ReceivedWebhook> All => [.. _received];

    /// <summary>Waits until so many have arrived in all.</summary>
    public async Task<IReadOnlyList<ReceivedWebhook>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        foreach (var _ in Enumerable.Range(0, count))
        {
            await _arrived.WaitAsync(cancellationToken);
        }

        return All;
    }

    public void Dispose()
    {
        _server.Stop();
        _server.Dispose();
        _arrived.Dispose();
    }
}
