using System.Net.Http.Headers;
using FindAllDigest.Simulator.Clock;
using FindAllDigest.Simulator.Events;
using FindAllDigest.Simulator.Faults;
using FindAllDigest.Simulator.Runs;

namespace FindAllDigest.Simulator.Webhooks;

/// <summary>Sends the webhooks of all runs while the simulator serves, and sends again what was not taken.</summary>
/// <remarks>What became due in an earlier process is not sent.</remarks>
internal sealed class WebhookSender : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = Patience,
    };
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly RunStore _runs;
    private readonly VirtualClock _clock;
    private readonly FaultSwitches _faults;
    private readonly IReadOnlyList<string> _secrets;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _started;
    private readonly Task _work;
    private List<Delivery> _waiting = [];

    /// <param name="secrets">What is signed with, the older first.</param>
    /// <param name="time">The receivers' time, which the stamps are of.</param>
    public WebhookSender(RunStore runs, VirtualClock clock, FaultSwitches faults, IReadOnlyList<string> secrets, TimeProvider time)
    {
        _runs = runs;
        _clock = clock;
        _faults = faults;
        _secrets = secrets;
        _time = time;
        _started = clock.Now;
        _work = Task.Run(WorkAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _work;
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                var wake = _clock.NextWake;
                var now = _clock.Now;
                var next = Collect(now);
                await SendDueAsync(now);
                var due = _waiting.Select(delivery => (DateTimeOffset?)delivery.Due).Append(next).Min();
                await _clock.WaitAsync(due, wake, _stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The simulator goes away.
        }
    }

    /// <summary>Takes up what has happened by now.</summary>
    /// <returns>When something more will happen, as things stand.</returns>
    private DateTimeOffset? Collect(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var run in _runs.All)
        {
            if (Outgoing.AddressOf(run) is not { } url)
            {
                continue;
            }

            var log = new EventLog(_runs.Course(run), _faults.Behaviour);
            foreach (var happened in log.Until(now).Where(happened => happened.At >= _started))
            {
                Collect(run, happened, url);
            }

            next = log.NextAfter(now) is { } later && (next is null || later < next) ? later : next;
        }

        return next;
    }

    private void Collect(SimulatedRun run, RunEvent happened, Uri url)
    {
        var isNew = _seen.Add($"{run.FindAllId}/{happened.Key}/{happened.At.Ticks}");
        if (!isNew || Outgoing.BodyOf(run, happened) is not { } body)
        {
            return;
        }

        var id = $"whevent_{run.FindAllId["findall_".Length..]}{happened.Id}";
        var fault = _faults.ClaimForWebhook();
        var due = fault?.Kind == FaultKind.WebhookLate ? happened.At.AddSeconds(fault.DelaySeconds) : happened.At;
        _waiting.Add(new(id, url, body, due) { IsDoubled = fault?.Kind == FaultKind.WebhookDoubled });
    }

    private async Task SendDueAsync(DateTimeOffset now)
    {
        var due = _waiting.Where(delivery => delivery.Due <= now).OrderBy(delivery => delivery.Due).ToList();
        var left = _waiting.Where(delivery => delivery.Due > now).ToList();
        foreach (var delivery in due)
        {
            var isTaken = await SendAsync(delivery);
            isTaken = (delivery.IsDoubled && await SendAsync(delivery)) || isTaken;
            if (!isTaken && (delivery with { IsDoubled = false }).After(now) is { } again)
            {
                left.Add(again);
            }
        }

        _waiting = left;
    }

    private async Task<bool> SendAsync(Delivery delivery)
    {
        // Receivers compare the timestamp with the real time.
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", delivery.Id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString());
        var isLegacy = _faults.Behaviour.LegacyWebhookSignatures;
        var signature = WebhookSignature.Of(_secrets, isLegacy, delivery.Id, timestamp, delivery.Body);
        request.Headers.Add("webhook-signature", signature);
        try
        {
            using var response = await _client.SendAsync(request, _stopping.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            _stopping.Token.ThrowIfCancellationRequested();
            return false;
        }
    }
}
