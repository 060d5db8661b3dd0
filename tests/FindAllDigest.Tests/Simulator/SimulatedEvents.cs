using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace FindAllDigest.Tests.Simulator;

/// <summary>An open event stream, read by the platform's own parser.</summary>
internal sealed class SimulatedEvents : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private SimulatedEvents(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> items)
    {
        _response = response;
        _items = items;
    }

    public static async Task<SimulatedEvents> OpenAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return new(response, SseParser.Create(stream).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken));
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<JsonNode?> NextAsync() => await _items.MoveNextAsync() ? JsonNode.Parse(_items.Current.Data) : null;

    /// <summary>All events up to the end of the stream.</summary>
    public async Task<IReadOnlyList<JsonNode>> RestAsync()
    {
        var events = new List<JsonNode>();
        while (await NextAsync() is { } next)
        {
            events.Add(next);
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        _response.Dispose();
    }

    public static string TypeOf(JsonNode node) => SimulatedAnswer.Read(node, "type");

    public static string IdOf(JsonNode node) => SimulatedAnswer.Read(node, "event_id");
}
